/** Both rule types on a real Kibana: what begins, what stays, what recovers, and the limit. */
import { apiRoot } from '../../common/api/contract';
import { previewAnomaliesRule, type RulePreview } from '../../common/api/preview_anomalies_rule';
import type { AnomaliesRuleParams } from '../../common/alerting/anomalies_rule';
import { anomaliesRuleTypeId, healthRuleTypeId } from '../../common/alerting/rule_types';
import { decodeOrThrow } from '../../common/codecs/decode';
import type { Subject } from './check_detector';
import {
  createHostIndices,
  hostCount,
  hostName,
  removeHostIndices,
  rulesDestination,
  rulesDetector,
  writeHostRows,
} from './rules_data';
import { check, type Steps, until } from './steps';

const detectorPath = `${apiRoot}/detectors/${rulesDetector.id}`;
const tag = 'anomaly-forest-test';
const dataViewId = 'anomaly-forest-test-hosts';
const dataViewPath = `/api/data_views/data_view/${dataViewId}`;
const alertsIndex = '.alerts-anomaly_forest.alerts-default';
/** Kibana's `xpack.alerting.rules.run.alerts.max` when nothing else is set. */
const alertLimit = 1_000;
const everyHost = Array.from({ length: hostCount }, (_, n) => n);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface LastRun {
  outcome: string;
  warning?: string | null;
  outcome_msg?: string[] | null;
  alerts_count: { active: number; new: number; recovered: number; ignored: number };
}

interface Rule {
  id: string;
  last_run?: LastRun | null;
}

interface AlertDocument {
  'kibana.alert.instance.id': string;
  'kibana.alert.status': string;
  'kibana.alert.reason': string;
  'anomaly_forest.score'?: number;
  'anomaly_forest.judgement'?: string;
}

const grouped: AnomaliesRuleParams = {
  detector_ids: [rulesDetector.id],
  window: '10m',
  group_by: 'host',
  kql: 'phase : odd',
};

const fewHosts: AnomaliesRuleParams = {
  ...grouped,
  window: '30s',
  kql: `host : (${[1, 2, 3].map(hostName).join(' or ')})`,
  exclude_entities: [hostName(3)],
};

async function createRule(
  { api }: Subject,
  type: { id: string; name: string; consumer?: string },
  params: object,
): Promise<string> {
  const rule = (await api.get200('POST', '/api/alerting/rule', {
    name: type.name,
    rule_type_id: type.id,
    consumer: type.consumer ?? 'anomalyForest',
    schedule: { interval: '3s' },
    params,
    actions: [],
    tags: [tag],
  })) as Rule;
  return rule.id;
}

const anomaliesType = { id: anomaliesRuleTypeId, name: 'Anomalous hosts' };

async function lastRun({ api }: Subject, id: string): Promise<LastRun | null> {
  const rule = (await api.get200('GET', `/api/alerting/rule/${id}`)) as Rule;
  return rule.last_run ?? null;
}

/** The rule's alert documents, by alert. */
async function alertsOf({ client }: Subject, ruleId: string): Promise<Map<string, AlertDocument>> {
  const found = await client.search<AlertDocument>({
    index: alertsIndex,
    size: 2_000,
    query: { term: { 'kibana.alert.rule.uuid': ruleId } },
  });
  return new Map(
    found.hits.hits.flatMap(({ _source: alert }) =>
      alert === undefined ? [] : [[alert['kibana.alert.instance.id'], alert]],
    ),
  );
}

const alertOn = (n: number) => `${rulesDetector.id}:${hostName(n)}`;

/** `host-1 active anomalous`, in order. */
async function stateOf(subject: Subject, ruleId: string): Promise<string> {
  const alerts = [...(await alertsOf(subject, ruleId)).values()];
  return alerts
    .map((alert) => {
      const host = alert['kibana.alert.instance.id'].replace(`${rulesDetector.id}:`, '');
      return `${host} ${alert['kibana.alert.status']} ${alert['anomaly_forest.judgement'] ?? ''}`;
    })
    .sort()
    .join(', ');
}

async function untilState(subject: Subject, ruleId: string, expected: string): Promise<void> {
  let seen = '';
  try {
    await until(expected, async () => {
      seen = await stateOf(subject, ruleId);
      return seen === expected ? true : null;
    });
  } catch {
    const run = JSON.stringify(await lastRun(subject, ruleId));
    throw new Error(`expected "${expected}", found "${seen}"; last run ${run}`);
  }
}

async function watchHosts(subject: Subject): Promise<void> {
  const { api, client } = subject;
  await api.call('DELETE', detectorPath);
  await createHostIndices(client);
  await writeHostRows(client, { hosts: everyHost, odd: false, ageMs: 60_000 });
  await api.get200('POST', `${apiRoot}/detectors`, rulesDetector);
  await client.indices.create(
    {
      index: rulesDestination,
      mappings: { properties: { host: { type: 'keyword' }, phase: { type: 'keyword' } } },
    },
    { ignore: [400] },
  );
  await settled(subject, hostCount);
}

async function settled({ client }: Subject, rows: number): Promise<void> {
  await until(`${rows} rows are scored`, async () => {
    await client.indices.refresh({ index: rulesDestination });
    const { count } = await client.count({ index: rulesDestination });
    return count === rows ? true : null;
  });
}

/** Scores of the anomalies by host. */
async function scoresByHost({ client }: Subject): Promise<Map<string, number>> {
  const found = await client.search<{ host: string; ml_score: number }>({
    index: rulesDestination,
    size: 10_000,
    query: { bool: { filter: [{ term: { ml_anomaly: true } }, { term: { phase: 'odd' } }] } },
    _source: ['host', 'ml_score'],
  });
  return new Map(
    found.hits.hits.flatMap(({ _source: row }) =>
      row === undefined ? [] : [[row.host, row.ml_score]],
    ),
  );
}

async function checkLimit(subject: Subject, ruleId: string): Promise<void> {
  const run = await until('the rule says that it reached the limit', async () => {
    const last = await lastRun(subject, ruleId);
    return last?.warning === 'maxAlerts' ? last : null;
  });
  check(run.outcome === 'warning', `the run's outcome is ${run.outcome}`);
  check(run.alerts_count.active === alertLimit, `${run.alerts_count.active} alerts are active`);
  const alerts = await alertsOf(subject, ruleId);
  check(alerts.size === alertLimit, `${alerts.size} alert documents`);
  const scores = await scoresByHost(subject);
  check(scores.size === hostCount, `${scores.size} of ${hostCount} odd hosts are anomalous`);
  const worstLeftOut = Math.max(
    ...[...scores].flatMap(([host, score]) =>
      alerts.has(`${rulesDetector.id}:${host}`) ? [] : [score],
    ),
  );
  const mildest = Math.min(...[...alerts.values()].map((one) => one['anomaly_forest.score'] ?? 0));
  check(mildest >= worstLeftOut, `alerted from ${mildest} on, left out ${worstLeftOut}`);
  console.log(`    alerts from score ${mildest} on, the worst left out has ${worstLeftOut}`);
}

async function preview({ api }: Subject, params: AnomaliesRuleParams): Promise<RulePreview> {
  const now = Date.now();
  const body = await api.get200('POST', previewAnomaliesRule.path, {
    params,
    from: new Date(now - 86_400_000).toISOString(),
    to: new Date(now + 60_000).toISOString(),
    every: '1m',
  });
  return decodeOrThrow(previewAnomaliesRule.response, body, { what: 'Preview' });
}

async function checkPreview(subject: Subject): Promise<void> {
  const all = await preview(subject, grouped);
  check(all.entities === hostCount, `the preview counts ${all.entities} hosts`);
  const few = await preview(subject, fewHosts);
  check(few.entities === 2, `the preview of the narrow rule counts ${few.entities} hosts`);
  const inBuckets = all.buckets.reduce((sum, { alerts }) => sum + alerts, 0);
  check(inBuckets === all.alerts, `${inBuckets} alerts in the histogram, ${all.alerts} in all`);
}

async function checkQueryRule(subject: Subject): Promise<void> {
  const dataView = { id: dataViewId, title: rulesDestination, timeFieldName: '@timestamp' };
  await subject.api.get200('POST', '/api/data_views/data_view', { data_view: dataView });
  const params = {
    searchType: 'searchSource',
    searchConfiguration: {
      query: { language: 'kuery', query: 'ml_anomaly : true' },
      index: dataViewId,
    },
    timeField: '@timestamp',
    timeWindowSize: 10,
    timeWindowUnit: 'm',
    threshold: [0],
    thresholdComparator: '>',
    size: 100,
    aggType: 'count',
    groupBy: 'all',
    excludeHitsFromPreviousRun: false,
  };
  const type = { id: '.es-query', name: 'Query', consumer: 'stackAlerts' };
  const id = await createRule(subject, type, params);
  await until('its alert is active', async () =>
    (await lastRun(subject, id))?.alerts_count.active === 1 ? true : null,
  );
}

async function checkRefusedRules({ api }: Subject): Promise<void> {
  const refused = async (params: object) => {
    const rule = { name: 'x', rule_type_id: anomaliesRuleTypeId, consumer: 'anomalyForest' };
    const more = { schedule: { interval: '1m' }, params, actions: [], tags: [] };
    const answer = await api.call('POST', '/api/alerting/rule', { body: { ...rule, ...more } });
    return { status: answer.status, text: JSON.stringify(answer.body) };
  };
  const kql = await refused({ ...grouped, kql: 'host : (' });
  check(kql.status === 400 && kql.text.includes('cannot be read'), `KQL: ${kql.text}`);
  const window = await refused({ ...grouped, window: 'soon' });
  check(window.status === 400 && window.text.includes('window'), `window: ${window.text}`);
}

/** Stops the detector, or lets it run again. */
const enable = ({ api }: Subject, enabled: boolean) =>
  api.get200('PUT', `${detectorPath}/enabled`, { enabled });

async function checkNoFalseRecovery(steps: Steps, subject: Subject, ruleId: string): Promise<void> {
  const both = (judgement: string) =>
    [1, 2].map((n) => `${hostName(n)} active ${judgement}`).join(', ');
  await steps.step('data stopped: alerts stay beyond the window', () =>
    untilState(subject, ruleId, both('no_data')),
  );
  await steps.step('scoring stopped while ordinary rows come in: alerts stay', async () => {
    await enable(subject, false);
    await wait(5_000);
    await writeHostRows(subject.client, { hosts: [1, 4], odd: false, ageMs: 0 });
    await untilState(subject, ruleId, both('not_scored'));
    await wait(9_000);
    check((await stateOf(subject, ruleId)) === both('not_scored'), await stateOf(subject, ruleId));
  });
  await steps.step(
    'scored again: the host with ordinary rows recovers, the silent one stays',
    async () => {
      await enable(subject, true);
      await writeHostRows(subject.client, { hosts: [1, 4], odd: false, ageMs: 0 });
      const silent = `${hostName(2)} active entity_silent`;
      await untilState(subject, ruleId, `${hostName(1)} recovered no_anomalies, ${silent}`);
    },
  );
  await steps.step('ordinary rows of the other: it recovers too', async () => {
    await writeHostRows(subject.client, { hosts: [2], odd: false, ageMs: 0 });
    const recovered = (n: number) => `${hostName(n)} recovered no_anomalies`;
    await untilState(subject, ruleId, `${recovered(1)}, ${recovered(2)}`);
  });
}

async function checkHealth(steps: Steps, subject: Subject, ruleId: string): Promise<void> {
  const id = `${rulesDetector.id}:no_data`;
  const status = async () =>
    (await alertsOf(subject, ruleId)).get(id)?.['kibana.alert.status'] ?? 'none';
  await steps.step('health: no data', () =>
    until('an alert', async () => ((await status()) === 'active' ? true : null)),
  );
  await steps.step('health: data again', async () => {
    await until('it recovers', async () => {
      await writeHostRows(subject.client, { hosts: [4], odd: false, ageMs: 0 });
      return (await status()) === 'recovered' ? true : null;
    });
  });
}

/** Everything that carries the test's tag, also of a test that was stopped half-way. */
async function cleanUp({ api, client }: Subject): Promise<void> {
  const filter = encodeURIComponent(`alert.attributes.tags:"${tag}"`);
  const path = `/api/alerting/rules/_find?per_page=100&filter=${filter}`;
  const { data: rules } = (await api.get200('GET', path)) as { data: Rule[] };
  const ruleIds = rules.map(({ id }) => id);
  for (const id of ruleIds) await api.call('DELETE', `/api/alerting/rule/${id}`);
  await api.call('DELETE', dataViewPath);
  await api.call('DELETE', detectorPath);
  await client.deleteByQuery({
    index: '.internal.alerts-anomaly_forest.alerts-default-*',
    query: { terms: { 'kibana.alert.rule.uuid': ruleIds } },
    conflicts: 'proceed',
    ignore_unavailable: true,
  });
  await removeHostIndices(client);
}

async function checkAnomalies(
  steps: Steps,
  subject: Subject,
  { few, createRuleOn }: { few: string; createRuleOn: (params: object) => Promise<string> },
): Promise<void> {
  const odd = { hosts: everyHost, odd: true, ageMs: 0 };
  await steps.must(`${hostCount} hosts become odd and are scored`, async () => {
    await writeHostRows(subject.client, odd);
    await settled(subject, 2 * hostCount);
  });
  await steps.step('one alert per host: those of the KQL, without the excluded one', () =>
    untilState(subject, few, [1, 2].map((n) => `${hostName(n)} active anomalous`).join(', ')),
  );
  await steps.step(
    `${hostCount} hosts, limit ${alertLimit}: the worst, and the limit told`,
    async () => checkLimit(subject, await createRuleOn(grouped)),
  );
  await steps.step('the preview counts as the rule does', () => checkPreview(subject));
  const worst = (await alertsOf(subject, few)).get(alertOn(2));
  console.log(`    ${worst?.['kibana.alert.reason'] ?? 'no reason'}`);
}

/** Rules made by the alerting API, run by Kibana, on a detector of their own. */
export async function checkRules(steps: Steps, subject: Subject): Promise<void> {
  const rule = (params: object, type = anomaliesType) => createRule(subject, type, params);
  await cleanUp(subject);
  try {
    await steps.must('a detector of 5,000 hosts', () => watchHosts(subject));
    await steps.step('rules with bad parameters refused', () => checkRefusedRules(subject));
    const few = await steps.must('a rule created', () => rule(fewHosts));
    await checkAnomalies(steps, subject, { few, createRuleOn: rule });
    await steps.step("Kibana's own query rule on ml_anomaly : true", () => checkQueryRule(subject));
    const health = await rule(
      { detector_ids: [rulesDetector.id], no_data_for: '20s', conditions: ['no_data'] },
      { id: healthRuleTypeId, name: 'Health' },
    );
    await checkNoFalseRecovery(steps, subject, few);
    await checkHealth(steps, subject, health);
  } finally {
    await cleanUp(subject);
  }
}
