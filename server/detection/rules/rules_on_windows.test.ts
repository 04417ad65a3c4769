/** Rules beside the forest where rows are windows of addresses: they see packets, and name windows. */
import type { WindowsInput } from '../../../common/windows';
import { InMemoryPorts, startOfTest } from '../ports/ports.mock';
import type { EntityWindow, SourceDocument } from '../ports/source_reader';
import { reconcileDetector } from '../scoring/reconcile_detector';
import { scoreDetector } from '../scoring/score_detector';
import { trainDetector } from '../models/train_detector';
import { watchWithoutModel } from '../scoring/watch_without_model';
import { createWindowReader } from '../windows/window_reader';
import { KeptWatches } from './kept_watches';
import { aDetector, aPacket, attacker, resultsOf, victim } from './packet_world.mock';

const { signal } = new AbortController();
const bystander = '10.0.0.99';

/** Every other second a port is asked and refused; meanwhile somebody else talks as usual. */
const packets = (count: number): SourceDocument[] =>
  Array.from({ length: count }, (_, i) => {
    const to = { ip: victim, port: 1_000 + i };
    const from = { ip: attacker, port: 43_000 };
    const answer = { source: to, destination: from, tcp: { flags: ['rst', 'ack'] } };
    const other = { source: { ip: bystander, port: 5 }, destination: { ip: victim, port: 443 } };
    return [
      aPacket(2 * i, { source: from, destination: to }),
      aPacket(2 * i + 0.25, answer),
      aPacket(2 * i + 0.5, { ...other, tcp: { flags: ['ack'] } }),
    ];
  }).flat();

const windows: WindowsInput = { length: '10s' };
const detectorOf = (changes: WindowsInput = {}) =>
  aDetector({
    source: { indices: ['packets'], query_delay: '10s', windows: { ...windows, ...changes } },
    features: ['syn', 'ports'],
  });

function countInMemory(source: readonly SourceDocument[], lengthMs: number) {
  const found = new Map<string, EntityWindow>();
  for (const { time, source: fields } of source) {
    const { ip } = fields.source as { ip: string };
    const start = Math.floor((time ?? 0) / lengthMs) * lengthMs;
    const key = `${start} ${ip}`;
    found.set(key, { start, entity: ip, events: (found.get(key)?.events ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function overWindows(ports: InMemoryPorts): InMemoryPorts {
  const plain = ports.reader;
  plain.entityWindows = async function* (_scope, { from, to }) {
    const all = countInMemory(ports.source, 10_000);
    const inRange = all.filter(({ start }) => start >= (from ?? 0) && start < (to ?? Infinity));
    yield await Promise.resolve(inRange);
  };
  ports.reader = createWindowReader(plain);
  return ports;
}

/** A world of windows with a model. */
async function aWorld(rows: SourceDocument[], detector = detectorOf()): Promise<InMemoryPorts> {
  const ports = overWindows(new InMemoryPorts());
  ports.source = rows;
  ports.stored.set(detector.id, detector);
  await trainDetector(ports, detector.id, signal);
  return ports;
}

/** Windows by begin in seconds and entity, with the rules that are named on them. */
const saidOf = (ports: InMemoryPorts) =>
  resultsOf(ports).map(({ ml, ...fields }) => {
    const { source, window } = fields as unknown as {
      source: { ip: string };
      window: { start: string };
    };
    const second = (Date.parse(window.start) - startOfTest) / 1_000;
    return [second, source.ip, ...(ml.rules ?? [])];
  });

const sixty = packets(30);
const expected = [0, 10, 20, 30, 40, 50].flatMap((second) =>
  [attacker, victim, bystander].map((ip) =>
    // Two seconds a port: the twelfth is asked in the third window.
    ip === attacker && second >= 20 ? [second, ip, 'syn_scan'] : [second, ip],
  ),
);

it("names the rule on the attacker's windows, from the one in which it began", async () => {
  const ports = await aWorld(sixty);
  await scoreDetector(ports, 'wire', { signal });
  expect(saidOf(ports)).toEqual(expected.sort(order));
  const last = resultsOf(ports)
    .filter(({ ml }) => ml.rules !== undefined)
    .at(-1);
  expect(last).toMatchObject({
    ml_anomaly: true,
    packets: 0,
    syn: 0,
    ports: 5,
    window: { events: 5 },
    ml: { techniques: ['T1046'] },
  });
  expect(last?.ml.rule_reasons?.[0]).toMatch(/^30 ports of one host/);
});

const order = (a: unknown[], b: unknown[]) =>
  Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1);

it('says the same in one run and in many, on one node and on several', async () => {
  const whole = await aWorld(sixty);
  await scoreDetector(whole, 'wire', { signal });
  for (const forgets of [false, true]) {
    const ports = await aWorld(sixty);
    for (let second = 1; second <= 70; second += 3) {
      ports.now = startOfTest + 10_000 + second * 1_000;
      if (forgets) ports.watches = new KeptWatches();
      await scoreDetector(ports, 'wire', { signal });
    }
    expect(resultsOf(ports)).toEqual(resultsOf(whole));
  }
});

it('judges a window anew, with its rules, when packets of it come late', async () => {
  const whole = await aWorld(sixty);
  await scoreDetector(whole, 'wire', { signal });
  const isLate = ({ time }: SourceDocument) => time === startOfTest + 34_000;
  const ports = await aWorld(sixty.filter((one) => !isLate(one)));
  await scoreDetector(ports, 'wire', { signal });
  ports.source.push(...sixty.filter(isLate));
  await reconcileDetector(ports, 'wire', { signal });
  expect(saidOf(ports)).toEqual(saidOf(whole));
  expect(resultsOf(ports).map(({ ml }) => ml.status)).toEqual(
    resultsOf(whole).map(({ ml }) => ml.status),
  );
});

it("judges the sender's next windows anew too, in which late packets make a rule match", async () => {
  const whole = await aWorld(sixty);
  await scoreDetector(whole, 'wire', { signal });
  // Without the first five ports the twelfth is asked a window later.
  const isLate = ({ time, source }: SourceDocument) =>
    (time ?? 0) < startOfTest + 10_000 && (source.source as { ip: string }).ip !== bystander;
  const ports = await aWorld(sixty.filter((one) => !isLate(one)));
  await scoreDetector(ports, 'wire', { signal });
  expect(saidOf(ports)).toContainEqual([20, attacker]);
  ports.source = sixty;
  await reconcileDetector(ports, 'wire', { signal });
  expect(saidOf(ports).sort(order)).toEqual(saidOf(whole).sort(order));
});

it('has the rules judge windows while there is no model', async () => {
  const ports = await aWorld(sixty);
  ports.modelsOf.splice(0);
  ports.rolesOf.clear();
  await watchWithoutModel(ports, { detectorId: 'wire', hasModel: false }, signal);
  expect(saidOf(ports)).toEqual(expected.sort(order));
  expect(resultsOf(ports).every(({ ml }) => ml.skip_reason === 'MODEL_NOT_TRAINED')).toBe(true);
});

it("names it on the packets' own windows where these are not those of senders", async () => {
  const ports = await aWorld(packets(60), detectorOf({ entity: 'destination.ip' }));
  await scoreDetector(ports, 'wire', { signal });
  const named = resultsOf(ports).flatMap(({ ml, ...fields }) => {
    const { destination } = fields as unknown as { destination: { ip: string } };
    return ml.rules === undefined ? [] : [destination.ip];
  });
  expect(new Set(named)).toEqual(new Set([victim]));
});
