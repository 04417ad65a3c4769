import { setupFileCodec, type SetupFile, type SetupRule } from '../../../common/setup';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { AppError } from '../../../common/errors';
import { sortedJson } from '../../../common/sorted_json';
import { aDetector, InMemoryPorts } from '../ports/ports.mock';
import type { AlertRules } from './alert_rules';
import { exportSetup } from './export_setup';
import type { ImportOptions } from './import_options';
import { importSetup, previewSetup } from './import_setup';

const { signal } = new AbortController();

const aRule = (changes: Partial<SetupRule> = {}): SetupRule => ({
  id: 'rule-1',
  name: 'Odd pumps',
  rule_type_id: 'anomalyForest.anomalies',
  consumer: 'anomalyForest',
  enabled: true,
  tags: [],
  schedule: { interval: '1m' },
  params: { detector_ids: ['pump'], window: '10m' },
  actions: [{ id: 'mail', group: 'anomalous', params: { message: 'odd' } }],
  ...changes,
});

/** A Kibana's rules and connectors in memory. */
class Rules implements AlertRules {
  readonly stored = new Map<string, SetupRule>();
  readonly connectors = new Set(['mail']);
  list = () => Promise.resolve([...this.stored.values()]);
  missingConnectors = (ids: readonly string[]) =>
    Promise.resolve(ids.filter((id) => !this.connectors.has(id)));
  create = (rule: SetupRule) => Promise.resolve(void this.stored.set(rule.id, rule));
  update = (rule: SetupRule) => Promise.resolve(void this.stored.set(rule.id, rule));
}

function world() {
  const ports = new InMemoryPorts();
  const rules = new Rules();
  const scheduled: string[] = [];
  const options: ImportOptions = {
    rules: { rules },
    scheduler: {
      schedule: ({ id }) => Promise.resolve(void scheduled.push(`schedule ${id}`)),
      unschedule: (id) => Promise.resolve(void scheduled.push(`unschedule ${id}`)),
      runSoon: ({ id }, task) => Promise.resolve(void scheduled.push(`${task} ${id}`)),
      dropTraining: () => Promise.resolve(),
    },
    actor: { who: 'ada', why: 'move' },
    signal,
  };
  return { ports, rules, scheduled, options };
}

const fileOf = ({ ports, options }: ReturnType<typeof world>): Promise<SetupFile> =>
  exportSetup(ports, { rules: options.rules, withModels: false }, signal);

async function filled() {
  const here = world();
  for (const id of ['pump', 'fan']) here.ports.stored.set(id, aDetector({ id, name: id }));
  here.rules.stored.set('rule-1', aRule());
  return { ...here, setup: await fileOf(here) };
}

const changesOf = ({ steps }: Awaited<ReturnType<typeof importSetup>>) =>
  steps.map(({ part, id, change }) => `${change} ${part} ${id}`);

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('no failure');
    },
    (error: unknown) => error as AppError,
  );

describe('a set-up as a file', () => {
  it('is in order, whole, and the same each time', async () => {
    const { setup, ...here } = await filled();
    expect(setup.detectors.map(({ id }) => id)).toEqual(['fan', 'pump']);
    expect(Object.keys(setup)).toEqual([...Object.keys(setup)].sort());
    expect(decodeOrThrow(setupFileCodec, setup, { what: 'file' })).toEqual(setup);
    expect(JSON.stringify(await fileOf(here))).toBe(sortedJson(setup));
  });

  it('says what it could not take', async () => {
    const { ports } = await filled();
    const rules = { whyNot: 'no Kibana' };
    const setup = await exportSetup(ports, { rules, withModels: false }, signal);
    expect(setup).not.toHaveProperty('rules');
    expect(setup.left_out).toEqual([{ part: 'rule', reason: 'no Kibana' }]);
  });

  it('comes back elsewhere, and doing it again changes nothing', async () => {
    const { setup } = await filled();
    const there = world();
    const preview = await previewSetup(there.ports, setup, there.options);
    expect(preview.imported).toBe(false);
    expect(there.ports.stored.size + there.rules.stored.size).toBe(0);

    const report = await importSetup(there.ports, setup, there.options);
    expect(changesOf(report)).toEqual(changesOf(preview));
    expect(changesOf(report)).toEqual([
      'created detector fan',
      'created detector pump',
      'created rule rule-1',
    ]);
    expect(there.scheduled).toEqual(['schedule fan', 'schedule pump']);
    expect(await fileOf(there)).toEqual(setup);

    const again = await importSetup(there.ports, setup, there.options);
    expect(changesOf(again)).toEqual([
      'same detector fan',
      'same detector pump',
      'same rule rule-1',
    ]);
    expect(there.scheduled).toHaveLength(2);
  });

  it('names each difference, and makes it', async () => {
    const { setup, ports, rules, options, scheduled } = await filled();
    const [fan, pump] = setup.detectors;
    if (!fan || !pump) throw new Error('detectors');
    const wanted: SetupFile = {
      ...setup,
      detectors: [
        fan,
        {
          ...pump,
          enabled: false,
          source: { ...pump.source, query_delay: '30s', start: '2026-01-01T00:00:00Z' },
        },
      ],
      rules: [aRule({ name: 'Odder pumps', params: { detector_ids: ['fan'], window: '10m' } })],
    };
    const { steps } = await importSetup(ports, wanted, options);
    expect(steps.map(({ differences }) => differences)).toEqual([
      [],
      [
        { path: 'enabled', from: 'true', to: 'false' },
        { path: 'source.query_delay', from: '"10s"', to: '"30s"' },
        { path: 'source.start', from: null, to: '"2026-01-01T00:00:00Z"' },
      ],
      [
        { path: 'name', from: '"Odd pumps"', to: '"Odder pumps"' },
        { path: 'params.detector_ids', from: '["pump"]', to: '["fan"]' },
      ],
    ]);
    expect(ports.stored.get('pump')).toMatchObject({ enabled: false });
    expect(rules.stored.get('rule-1')?.name).toBe('Odder pumps');
    expect(scheduled).toEqual(['unschedule pump']);
  });

  it('is written by hand too, with what is left out filled in', async () => {
    const { ports, options } = world();
    const setup: SetupFile = {
      format: 'anomaly-forest-setup',
      format_version: 1,
      detectors: [{ id: 'pump', source: { indices: ['pump'] }, features: ['x'] }],
    };
    await importSetup(ports, setup, options);
    expect(ports.stored.get('pump')).toMatchObject({ schedule: { interval: '10s' } });
    expect(changesOf(await importSetup(ports, setup, options))).toEqual(['same detector pump']);
  });
});

describe('a file with problems', () => {
  it('changes nothing, and each of them is named', async () => {
    const { ports, rules, options } = world();
    const broken: SetupFile = {
      format: 'anomaly-forest-setup',
      format_version: 1,
      detectors: [
        aDetector(),
        aDetector(),
        aDetector({ id: 'loop', destination: { index: 'pump' } }),
      ],
      models: [{ detector_id: 'nobody', sha256: 'a'.repeat(64), threshold: 0.5, bundle: 'AAAA' }],
      rules: [
        aRule({ params: { detector_ids: ['ghost'], window: '10m' } }),
        aRule({ id: 'rule-2', actions: [{ id: 'pager' }] }),
        aRule({ id: 'rule-3', params: { window: 'soon' } }),
      ],
    };
    const preview = await previewSetup(ports, broken, options);
    expect(preview.steps.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['SETUP_INVALID'],
      ['DESTINATION_IN_SOURCE'],
      ['DETECTOR_NOT_FOUND'],
      ['DETECTOR_NOT_FOUND'],
      ['CONNECTOR_MISSING'],
      ['REQUEST_INVALID'],
    ]);
    const failure = await failureOf(importSetup(ports, broken, options));
    expect(failure.code).toBe('SETUP_INVALID');
    for (const said of ['twice', '"nobody"', 'ghost', 'pager', 'window']) {
      expect(failure.message).toContain(said);
    }
    expect(ports.stored.size + rules.stored.size).toBe(0);
  });

  it('refuses detectors that would score the results of each other before it makes one', async () => {
    const { ports, options } = world();
    const { source } = aDetector();
    const going = (id: string, reads: string, index: string) =>
      aDetector({ id, source: { ...source, indices: [reads] }, destination: { index } });
    const round: SetupFile = {
      format: 'anomaly-forest-setup',
      format_version: 1,
      detectors: [going('a', 'one*', 'two-ml'), going('b', 'two*', 'one-ml')],
      rules: [],
    };
    const preview = await previewSetup(ports, round, options);
    expect(preview.steps.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['DESTINATION_IN_SOURCE'],
    ]);
    expect((await failureOf(importSetup(ports, round, options))).code).toBe('SETUP_INVALID');
    expect(ports.stored.size).toBe(0);
  });

  it('does not blame the file for a cluster that is away', async () => {
    const { ports, options } = world();
    ports.reader.fieldKinds = () => Promise.reject(new AppError('ES_UNAVAILABLE', 'gone'));
    const { setup } = await filled();
    expect(await failureOf(previewSetup(ports, setup, options))).toMatchObject({
      code: 'ES_UNAVAILABLE',
    });
  });

  it('cannot make another rule of one', async () => {
    const { setup, ports, options } = await filled();
    const rules = [aRule({ rule_type_id: 'anomalyForest.health', params: {} })];
    const { steps } = await previewSetup(ports, { ...setup, rules }, options);
    expect(steps[2]?.problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('rule_type_id') as string }),
    ]);
  });

  it('that fails half-way says what is done, what failed and what was not tried', async () => {
    const { setup } = await filled();
    const { ports, rules, options } = world();
    rules.create = () => Promise.reject(new AppError('RULE_REFUSED', 'No such group'));
    const wanted = { ...setup, rules: [aRule(), aRule({ id: 'rule-2' })] };
    const failure = await failureOf(importSetup(ports, wanted, options));
    expect(failure).toMatchObject({
      code: 'SETUP_INCOMPLETE',
      message:
        'Done: detector fan, detector pump. Failed: rule rule-1, RULE_REFUSED, No such group. Not tried: rule rule-2.',
    });
    rules.create = (rule) => Promise.resolve(void rules.stored.set(rule.id, rule));
    const report = await importSetup(ports, wanted, options);
    expect(changesOf(report)).toEqual([
      'same detector fan',
      'same detector pump',
      'created rule rule-1',
      'created rule rule-2',
    ]);
  });

  it('leaves rules out where there are none, and says why', async () => {
    const { setup } = await filled();
    const { ports, options } = world();
    const access = { ...options, rules: { whyNot: 'no Kibana' } };
    const { steps } = await importSetup(ports, setup, access);
    expect(steps[2]).toMatchObject({ change: 'left_out', note: 'no Kibana', problems: [] });
    expect(ports.stored.size).toBe(2);
  });
});
