/** Rules as the alerting API makes them, and the alert documents that they write. */
import { anomaliesRuleTypeId, healthRuleTypeId } from '../../../common/alerting/rule_types';
import type { Subject } from '../check_detector';
import type { KibanaApi } from '../kibana_api';
import { until } from '../steps';

const tag = 'anomaly-forest-test';
const alertsIndex = '.alerts-anomaly_forest.alerts-default';

export interface LastRun {
  outcome: string;
  warning?: string | null;
  outcome_msg?: string[] | null;
  alerts_count: { active: number; new: number; recovered: number; ignored: number };
}

interface Rule {
  id: string;
  last_run?: LastRun | null;
  execution_status?: { last_execution_date?: string; error?: { message?: string } | null };
}

export interface AlertDocument {
  'kibana.alert.instance.id': string;
  'kibana.alert.uuid': string;
  'kibana.alert.status': string;
  'kibana.alert.flapping'?: boolean;
  'kibana.alert.reason': string;
  'anomaly_forest.score'?: number;
  'anomaly_forest.judgement'?: string;
}

export interface RuleKind {
  id: string;
  name: string;
  consumer?: string;
}

export const anomaliesKind: RuleKind = { id: anomaliesRuleTypeId, name: 'Anomalous hosts' };
export const healthKind: RuleKind = { id: healthRuleTypeId, name: 'Health' };

/** A rule that runs every three seconds; answers its id. */
export async function createRule(api: KibanaApi, kind: RuleKind, params: object): Promise<string> {
  const rule = (await api.get200('POST', '/api/alerting/rule', {
    name: kind.name,
    rule_type_id: kind.id,
    consumer: kind.consumer ?? 'anomalyForest',
    schedule: { interval: '3s' },
    params,
    actions: [],
    tags: [tag],
  })) as Rule;
  return rule.id;
}

const readRule = async (api: KibanaApi, id: string) =>
  (await api.get200('GET', `/api/alerting/rule/${id}`)) as Rule;

export async function lastRun(api: KibanaApi, id: string): Promise<LastRun | null> {
  return (await readRule(api, id)).last_run ?? null;
}

/** Waits for further runs and calls `check` after each. */
export async function eachRun(
  api: KibanaApi,
  { ruleId, runs }: { ruleId: string; runs: number },
  check: (run: LastRun) => Promise<void>,
): Promise<void> {
  const seen = new Set<string | undefined>();
  await until(`${runs} further runs`, async () => {
    const { execution_status: status, last_run: last } = await readRule(api, ruleId);
    const at = status?.last_execution_date;
    if (seen.has(at) || !last) return null;
    seen.add(at);
    await check(last);
    return seen.size > runs ? true : null;
  });
}

/** The rule's alert documents, by alert. */
export async function alertsOf(
  { client }: Pick<Subject, 'client'>,
  ruleId: string,
): Promise<Map<string, AlertDocument>> {
  const found = await client.search<AlertDocument>({
    index: alertsIndex,
    size: 10_000,
    query: { term: { 'kibana.alert.rule.uuid': ruleId } },
  });
  return new Map(
    found.hits.hits.flatMap(({ _source: alert }) =>
      alert === undefined ? [] : [[alert['kibana.alert.instance.id'], alert]],
    ),
  );
}

/** `host-1 active anomalous`, in order; without the detector that begins each alert's id. */
async function stateOf(subject: Subject, ruleId: string): Promise<string> {
  const alerts = [...(await alertsOf(subject, ruleId)).values()];
  return alerts
    .map((alert) => {
      const entity = alert['kibana.alert.instance.id'].replace(/^[^:]+:/, '');
      const judgement = alert['anomaly_forest.judgement'] ?? '';
      return `${entity} ${alert['kibana.alert.status']} ${judgement}`.trim();
    })
    .sort()
    .join(', ');
}

export interface Expected {
  ruleId: string;
  /** Such as `host-1 active anomalous, host-2 recovered no_anomalies`. */
  state: string;
  /** Done before each look. */
  meanwhile?: () => Promise<unknown>;
}

export async function untilState(
  subject: Subject,
  { ruleId, state, meanwhile }: Expected,
): Promise<void> {
  let seen = '';
  try {
    await until(state, async () => {
      await meanwhile?.();
      seen = await stateOf(subject, ruleId);
      return seen === state ? true : null;
    });
  } catch (error) {
    const run = JSON.stringify(await lastRun(subject.api, ruleId));
    throw new Error(`expected "${state}", found "${seen}"; last run ${run}`, { cause: error });
  }
}

/** @throws Error unless the alerts are as expected, and still are some runs later */
export async function staysInState(subject: Subject, expected: Expected): Promise<void> {
  const { ruleId, state } = expected;
  await untilState(subject, expected);
  await eachRun(subject.api, { ruleId, runs: 3 }, async () => {
    const seen = await stateOf(subject, ruleId);
    if (seen !== state) throw new Error(`expected "${state}", found "${seen}"`);
  });
}

/** Every rule of the tests and its alerts, also of a test that was stopped half-way. */
export async function removeRules({ api, client }: Pick<Subject, 'api' | 'client'>): Promise<void> {
  const filter = encodeURIComponent(`alert.attributes.tags:"${tag}"`);
  const path = `/api/alerting/rules/_find?per_page=100&filter=${filter}`;
  const { data: rules } = (await api.get200('GET', path)) as { data: Rule[] };
  const ruleIds = rules.map(({ id }) => id);
  for (const id of ruleIds) await api.call('DELETE', `/api/alerting/rule/${id}`);
  await client.deleteByQuery({
    index: '.internal.alerts-anomaly_forest.alerts-*',
    query: { terms: { 'kibana.alert.rule.uuid': ruleIds } },
    conflicts: 'proceed',
    ignore_unavailable: true,
  });
}
