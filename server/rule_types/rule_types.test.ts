import { aGroup, AlertingWorld } from '../alerting/alerting.mock';
import { startOfTest } from '../detection/ports/ports.mock';
import type { AlertReport, RuleExecutorOptions, RuleType } from '../kibana/contracts/alerting';
import { alertFieldMap } from './alert_fields';
import { anomaliesRuleType, anomalyVariables } from './anomalies_rule_type';
import { healthRuleType, healthVariables } from './health_rule_type';

/** Kibana's side: keeps alerts from run to run, and throws where Kibana does. */
class FakeAlerting {
  active = new Map<string, AlertReport>();
  limit = 1_000;
  limitReached = false;
  readonly recovered: { id: string; context: unknown }[] = [];
  readonly warnings: string[] = [];
  private state: Record<string, unknown> = {};

  async run(type: RuleType, params: object, spaceId = 'default'): Promise<void> {
    const reported = new Map<string, AlertReport>();
    let isDone = false;
    let answered: boolean | null = null;
    const ended = () => [...this.active.keys()].filter((id) => !reported.has(id));
    const options = {
      params,
      spaceId,
      state: this.state,
      startedAt: new Date(),
      rule: { id: 'r', name: 'rule' },
      logger: { warn: () => undefined },
      services: {
        scopedClusterClient: { asCurrentUser: {} },
        shouldStopExecution: () => false,
        ruleResultService: { addLastRunWarning: (text: string) => this.warnings.push(text) },
        alertsClient: {
          report: (alert: AlertReport) => {
            if (isDone) throw new Error("Can't create new alerts after calling done()");
            if (reported.size >= this.limit) throw new Error('Rule reported too many alerts.');
            const unmapped = Object.keys(alert.payload ?? {}).filter(
              (name) => !(name in alertFieldMap) && name !== 'kibana.alert.reason',
            );
            if (unmapped.length > 0) throw new Error(`strict mapping: ${unmapped.join()}`);
            reported.set(alert.id, alert);
          },
          getAlertLimitValue: () => this.limit,
          setAlertLimitReached: (reached: boolean) => (answered = reached),
          getRecoveredAlerts: () => {
            isDone = true;
            return ended().map((id) => ({ alert: { getId: () => id } }));
          },
          setAlertData: (data: { id: string; context: unknown }) => this.recovered.push(data),
        },
      },
    } as unknown as RuleExecutorOptions;
    const { state } = await type.executor(options);
    if (answered === null) throw new Error('the limit was read and not answered');
    this.limitReached = answered;
    this.state = JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
    if (answered) {
      for (const [id, alert] of reported) {
        if (this.active.has(id) || this.active.size < this.limit) this.active.set(id, alert);
      }
    } else this.active = reported;
  }
}

const params = { detector_ids: ['pump'], window: '5m', group_by: 'host' };

function anomalies(world: AlertingWorld): RuleType {
  return anomaliesRuleType({
    portsWith: () => Promise.resolve(world.ports),
    kqlToQuery: (kql) => {
      if (kql === '(') throw new Error('unreadable');
      return { match: kql };
    },
    baseUrl: 'https://kibana',
  });
}

test('an alert begins, stays while nothing is scored or read, and recovers', async () => {
  const world = new AlertingWorld();
  const kibana = new FakeAlerting();
  world.answer.groups = [aGroup({ entity: 'a' }), aGroup({ entity: 'b' })];
  await kibana.run(anomalies(world), { ...params, kql: 'region : eu' });
  expect([...kibana.active.keys()]).toEqual(['pump:a', 'pump:b']);
  expect(world.asked[0]?.filter).toEqual({ match: 'region : eu' });
  const first = kibana.active.get('pump:a');
  expect(first?.context).toMatchObject({
    entity: 'a',
    score: 0.8,
    reasons: 'x 9 (typical 3)',
    judgement: 'anomalous',
    link: 'https://kibana/app/anomalyForest/anomalies?detector=pump&from=2025-12-31T23%3A54%3A00.000Z&to=2026-01-01T00%3A01%3A00.000Z',
  });
  expect(Object.keys(first?.context ?? {}).sort()).toEqual(
    anomalyVariables.map(({ name }) => name).sort(),
  );

  world.answer = { rows: 0, groups: [], more: false };
  await kibana.run(anomalies(world), params);
  expect(kibana.active.get('pump:a')?.context).toMatchObject({ judgement: 'not_scored' });
  world.moveTo(startOfTest + 5_000);
  await kibana.run(anomalies(world), params);
  expect(kibana.active.get('pump:b')?.context).toMatchObject({ judgement: 'no_data' });
  expect(kibana.recovered).toEqual([]);

  world.moveTo(startOfTest + 9_000);
  world.answer = { rows: 10, groups: [], more: false };
  world.present.add('a');
  await kibana.run(anomalies(world), params);
  expect([...kibana.active.keys()]).toEqual(['pump:b']);
  expect(kibana.recovered).toMatchObject([
    { id: 'pump:a', context: { entity: 'a', judgement: 'no_anomalies' } },
  ]);
});

test('beyond the limit the worst are active, and nothing recovers', async () => {
  const world = new AlertingWorld();
  const kibana = new FakeAlerting();
  kibana.limit = 3;
  const group = (entity: string, score: number) => aGroup({ entity, score });
  world.answer.groups = ['a', 'b', 'c'].map((entity, i) => group(entity, 0.9 - i / 10));
  world.answer.more = true;
  await kibana.run(anomalies(world), params);
  expect([kibana.limitReached, [...kibana.active.keys()]]).toEqual([
    true,
    ['pump:a', 'pump:b', 'pump:c'],
  ]);
  world.moveTo(startOfTest + 5_000);
  world.present = new Set(['a', 'b', 'c']);
  world.answer.groups = ['d', 'e', 'f'].map((entity) => group(entity, 0.95));
  await kibana.run(anomalies(world), params);
  expect([...kibana.active.keys()]).toEqual(['pump:a', 'pump:b', 'pump:c']);
  expect(kibana.recovered).toEqual([]);
  world.moveTo(startOfTest + 9_000);
  world.answer = { rows: 5, groups: [], more: false };
  await kibana.run(anomalies(world), params);
  expect(kibana.active.size).toBe(0);
  expect(kibana.recovered).toHaveLength(3);
});

test('a rule is not saved with parameters that it could not run with', () => {
  const { params: validator } = anomalies(new AlertingWorld()).validate;
  const validate = (given: object) => validator.validate(given);
  expect(validate(params)).toEqual(params);
  expect(() => validate({ ...params, kql: '(' })).toThrow('unreadable');
  expect(() => validate({ ...params, window: 'soon' })).toThrow('window');
});

test('links lead into the space of the rule', async () => {
  const world = new AlertingWorld();
  const kibana = new FakeAlerting();
  world.answer.groups = [aGroup()];
  await kibana.run(anomalies(world), params, 'plant-2');
  expect(kibana.active.get('pump:a')?.context.link).toMatch(
    /^https:\/\/kibana\/s\/plant-2\/app\/anomalyForest\/anomalies/,
  );
});

test('health: an alert per condition, with its context when it recovers', async () => {
  const world = new AlertingWorld(startOfTest - 3_600_000);
  const kibana = new FakeAlerting();
  world.memory.source = [];
  const type = healthRuleType({
    portsWith: () => Promise.resolve(world.ports),
    kqlToQuery: () => ({}),
    baseUrl: '',
  });
  await kibana.run(type, { detector_ids: ['pump', 'gone'] });
  expect([...kibana.active.keys()]).toEqual(['pump:no_data', 'pump:lagging']);
  const { context } = kibana.active.get('pump:lagging') ?? {};
  expect(Object.keys(context ?? {}).sort()).toEqual(healthVariables.map(({ name }) => name).sort());
  expect(kibana.warnings).toEqual([expect.stringContaining('"gone"')]);
  world.moveTo(startOfTest);
  await kibana.run(type, { detector_ids: ['pump'] });
  expect([...kibana.active.keys()]).toEqual(['pump:no_data']);
  expect(kibana.recovered).toMatchObject([
    { id: 'pump:lagging', context: { message: 'pump: lagging no longer holds.' } },
  ]);
});

test('both types write to one index, with the same options', () => {
  const world = new AlertingWorld();
  const dependencies = {
    portsWith: () => Promise.resolve(world.ports),
    kqlToQuery: () => ({}),
    baseUrl: '',
  };
  const [one, two] = [anomaliesRuleType(dependencies), healthRuleType(dependencies)];
  expect(one.alerts).toEqual(two.alerts);
});
