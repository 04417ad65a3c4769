/** Rules beside the forest, in the scoring loop: documents of packets, flows and logins. */
import { type InMemoryPorts, startOfTest, trainedWorld } from '../ports/ports.mock';
import type { SourceDocument } from '../ports/source_reader';
import { reconcileDetector } from '../scoring/reconcile_detector';
import { scoreDetector } from '../scoring/score_detector';
import { KeptWatches } from './kept_watches';
import {
  aDetector,
  aPacket,
  aScan,
  attacker,
  firstNamed,
  resultsOf,
  victim,
} from './packet_world.mock';

const { signal } = new AbortController();
it('names the rule from the threshold on, and whose verdict it is', async () => {
  const ports = await trainedWorld(aScan(40), aDetector());
  await scoreDetector(ports, 'wire', { signal });
  const results = resultsOf(ports);
  expect(firstNamed(ports, 'syn_scan')).toBe(11);
  expect(results.slice(11).every(({ ml }) => ml.rules?.includes('syn_scan'))).toBe(true);
  expect(results[21]).toMatchObject({
    ml_anomaly: true,
    ml: { rules: ['syn_scan'], techniques: ['T1046'], severity: 'high', contributors: ['rules'] },
  });
  expect(results[21]?.ml.rule_reasons?.[0]).toMatch(/22 ports of one host/);
  expect(results[5]).toMatchObject({ ml_anomaly: false });
});

it('says the same however the documents fall into runs, on one node or on several', async () => {
  const whole = await trainedWorld(aScan(40), aDetector());
  await scoreDetector(whole, 'wire', { signal });
  for (const nodes of [1, 2]) {
    const ports = await trainedWorld(aScan(40), aDetector());
    const watches = new KeptWatches();
    const other = Object.assign(Object.create(ports) as InMemoryPorts, { watches });
    for (let second = 3; second <= 60; second += 3) {
      ports.now = startOfTest + 10_000 + second * 1_000 + 500;
      other.now = ports.now;
      await scoreDetector(nodes === 2 && second % 2 === 0 ? other : ports, 'wire', { signal });
    }
    expect(resultsOf(ports)).toEqual(resultsOf(whole));
  }
});

it('says the same of what goes on below the threshold, on one node or on several', async () => {
  const slow = Array.from({ length: 15 }, (_, i) => aPacket(60 + 60 * i));
  const packets = [...aScan(20), ...slow];
  const namesOf = (ports: InMemoryPorts) => resultsOf(ports).map(({ ml }) => ml.rules ?? []);
  const whole = await trainedWorld(packets, aDetector());
  await scoreDetector(whole, 'wire', { signal });
  expect(firstNamed(whole, 'syn_scan')).toBe(11);
  const names = namesOf(whole);
  // Five minutes after the scan, five a window are left.
  expect(names[22]).toEqual(['syn_scan']);
  expect(names.slice(-10).flat()).toEqual([]);
  const ports = await trainedWorld(packets, aDetector());
  for (let second = 30; second <= 1_000; second += 30) {
    ports.now = startOfTest + 10_000 + second * 1_000 + 500;
    ports.watches = new KeptWatches();
    await scoreDetector(ports, 'wire', { signal });
  }
  expect(namesOf(ports)).toEqual(names);
});

it('says the same in parts, each of which sees all packets', async () => {
  const whole = await trainedWorld(aScan(40), aDetector());
  await scoreDetector(whole, 'wire', { signal });
  const ports = await trainedWorld(aScan(40), aDetector({ schedule: { partitions: 3 } }));
  for (const partition of [0, 1, 2]) await scoreDetector(ports, 'wire', { signal, partition });
  expect(resultsOf(ports)).toEqual(resultsOf(whole));
});

it('judges what came late by what lies around it', async () => {
  const packets = aScan(40);
  const late = packets.splice(25, 1);
  const ports = await trainedWorld(packets, aDetector());
  await scoreDetector(ports, 'wire', { signal });
  ports.source.push(...late);
  await reconcileDetector(ports, 'wire', { signal });
  expect(resultsOf(ports)[25]?.ml.rules).toEqual(['syn_scan']);
});

it('reads what lies around late documents once, however many of them there are', async () => {
  const packets = Array.from({ length: 60 }, (_, i) => aPacket(20 * i));
  const whole = await trainedWorld(packets, aDetector());
  await scoreDetector(whole, 'wire', { signal });
  expect(firstNamed(whole, 'syn_scan')).toBe(11);
  const late = packets.filter((_, i) => i % 6 === 5);
  const ports = await trainedWorld(
    packets.filter((one) => !late.includes(one)),
    aDetector(),
  );
  await scoreDetector(ports, 'wire', { signal });
  ports.source.push(...late);
  const { reader } = ports;
  let read = 0;
  ports.reader = {
    ...reader,
    pages: async function* (...asked) {
      for await (const page of reader.pages(...asked)) {
        read += page.length;
        yield page;
      }
    },
  };
  await reconcileDetector(ports, 'wire', { signal });
  expect(ports.written.size).toBe(60);
  expect(read).toBeLessThanOrEqual(60);
  const namesOf = (world: InMemoryPorts) =>
    late.map((_, i) => resultsOf(world)[6 * i + 5]?.ml.rules);
  expect(namesOf(ports)).toEqual(namesOf(whole));
});

it('flags a row that the forest cannot score when a rule matches', async () => {
  const packets = aScan(40).map((document, i) => (i < 30 ? document : aPacket(i, { x: null })));
  const ports = await trainedWorld(packets, aDetector());
  await scoreDetector(ports, 'wire', { signal });
  expect(resultsOf(ports)[35]).toMatchObject({
    ml_anomaly: true,
    ml: { status: 'skipped', severity: 'high', contributors: ['rules'] },
  });
});

it('takes limits and suppressions of the detector', async () => {
  const rules = { limits: { syn_scan: { threshold: 20 } }, suppress: [{ entity: attacker }] };
  const ports = await trainedWorld(aScan(40), aDetector({ rules: { limits: rules.limits } }));
  await scoreDetector(ports, 'wire', { signal });
  expect(firstNamed(ports, 'syn_scan')).toBe(19);
  const silenced = await trainedWorld(aScan(40), aDetector({ rules }));
  await scoreDetector(silenced, 'wire', { signal });
  expect(firstNamed(silenced, 'syn_scan')).toBe(-1);
  expect(resultsOf(silenced)[30]?.ml.suppressed_rules).toEqual(['syn_scan']);
});

it('understands flows as Packetbeat reports them', async () => {
  const flows = Array.from({ length: 30 }, (_, i): SourceDocument => {
    const document = aPacket(i);
    const { '@timestamp': time } = document.source;
    return {
      ...document,
      source: {
        '@timestamp': time,
        type: 'flow',
        flow: { final: true, id: `f${i}` },
        event: { start: time, duration: 1_000_000, dataset: 'flow' },
        network: { transport: 'tcp', type: 'ipv4', bytes: 120, packets: 2 },
        source: { ip: attacker, port: 50_000 + i, bytes: 60, packets: 1, mac: '02-00-00-00-00-66' },
        destination: { ip: victim, port: 1_000 + i, bytes: 60, packets: 1 },
        x: i % 7,
      },
    };
  });
  const ports = await trainedWorld(flows, aDetector());
  await scoreDetector(ports, 'wire', { signal });
  expect(firstNamed(ports, 'syn_scan')).toBe(11);
  const logins = flows.map((document, i) => ({
    ...document,
    source: {
      ...document.source,
      source: { ip: attacker, port: 50_000 + i, bytes: 3_000, packets: 15 },
      destination: { ip: victim, port: 22, bytes: 3_500, packets: 14 },
    },
  }));
  const second = await trainedWorld(logins, aDetector());
  await scoreDetector(second, 'wire', { signal });
  expect(firstNamed(second, 'login_dictionary')).toBe(11);
  expect(firstNamed(second, 'syn_scan')).toBe(-1);
});

const logins = aDetector({ kind: 'logs' });
const asLogins = (sourceOf: (i: number) => Record<string, unknown>) =>
  Array.from({ length: 30 }, (_, i): SourceDocument => {
    const document = aPacket(i);
    return {
      ...document,
      source: { '@timestamp': document.source['@timestamp'], x: i % 7, ...sourceOf(i) },
    };
  });

it.each<[string, (i: number) => Record<string, unknown>]>([
  [
    'Filebeat with a message',
    () => ({
      process: { name: 'sshd', pid: 12 },
      message: `Failed password for root from ${attacker} port 4242 ssh2`,
    }),
  ],
  [
    'Filebeat with fields alone',
    () => ({
      event: { outcome: 'failure', category: ['authentication'], action: 'ssh_login' },
      user: { name: 'root' },
      source: { ip: attacker },
      system: { auth: { ssh: { event: 'Failed', method: 'password' } } },
    }),
  ],
  [
    'raw lines',
    (i) => ({
      message: `Jan  1 00:00:${String(i).padStart(2, '0')} web sshd[7]: Failed password for invalid user a${i} from ${attacker} port 4242 ssh2`,
    }),
  ],
  [
    'dotted keys',
    () => ({
      'event.outcome': 'failure',
      'event.category': 'authentication',
      'user.name': 'root',
      'source.ip': attacker,
    }),
  ],
])('finds brute force in documents of %s', async (_, sourceOf) => {
  const ports = await trainedWorld(asLogins(sourceOf), logins);
  await scoreDetector(ports, 'wire', { signal });
  expect(firstNamed(ports, 'brute_force')).toBe(4);
  expect(resultsOf(ports)[10]).toMatchObject({
    ml_anomaly: true,
    ml: { techniques: expect.arrayContaining(['T1110.001']) as unknown, severity: 'high' },
  });
});
