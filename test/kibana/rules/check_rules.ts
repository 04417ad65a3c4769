/** Both rule types on a real Kibana: what begins, what stays, what recovers, and the limit. */
import { apiRoot } from '../../../common/api/contract';
import { previewAnomaliesRule, type RulePreview } from '../../../common/api/preview_anomalies_rule';
import type { AnomaliesRuleParams } from '../../../common/alerting/anomalies_rule';
import { anomaliesRuleTypeId } from '../../../common/alerting/rule_types';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { Subject } from '../check_detector';
import { check, type Steps, until } from '../steps';
import { checkAlertLimit, recoverAll } from './check_limit';
import { checkLag, checkNoData, checkNoFalseRecovery } from './check_recovery';
import {
  alertsOf,
  anomaliesKind,
  createRule,
  healthKind,
  lastRun,
  removeRules,
  untilState,
} from './rule_api';
import {
  createDestination,
  createHostIndices,
  everyHost,
  hostCount,
  hostName,
  oddHosts,
  removeHostIndices,
  rulesDestination,
  rulesDetector,
  slowDetector,
  writeHostRows,
} from './rules_data';

const dataViewId = 'anomaly-forest-test-hosts';

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

async function settled({ client }: Subject, rows: number): Promise<void> {
  await until(`${rows} rows are scored`, async () => {
    await client.indices.refresh({ index: rulesDestination });
    const { count } = await client.count({ index: rulesDestination });
    return count === rows ? true : null;
  });
}

async function watchHosts(subject: Subject): Promise<void> {
  const { api, client } = subject;
  await createHostIndices(client);
  await writeHostRows(client, { hosts: everyHost, phase: 'ordinary', ageMs: 60_000 });
  await api.get200('POST', `${apiRoot}/detectors`, rulesDetector);
  await createDestination(client, rulesDetector);
  await settled(subject, hostCount);
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

async function checkQueryRule({ api }: Subject): Promise<void> {
  const dataView = { id: dataViewId, title: rulesDestination, timeFieldName: '@timestamp' };
  await api.get200('POST', '/api/data_views/data_view', { data_view: dataView });
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
  const kind = { id: '.es-query', name: 'Query', consumer: 'stackAlerts' };
  const id = await createRule(api, kind, params);
  await until('its alert is active', async () =>
    (await lastRun(api, id))?.alerts_count.active === 1 ? true : null,
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

/** Everything that a test leaves, also one that was stopped half-way. */
async function cleanUp(subject: Subject): Promise<void> {
  const { api, client } = subject;
  await removeRules(subject);
  await api.call('DELETE', `/api/data_views/data_view/${dataViewId}`);
  for (const { id } of [rulesDetector, slowDetector]) {
    await api.call('DELETE', `${apiRoot}/detectors/${id}`);
  }
  await removeHostIndices(client);
}

/** Answers the rule on all hosts, whose alerts stay. */
async function checkAnomalies(steps: Steps, subject: Subject, few: string): Promise<string> {
  await steps.must(`${hostCount} hosts become odd and are scored`, async () => {
    await writeHostRows(subject.client, oddHosts);
    await settled(subject, 2 * hostCount);
  });
  await steps.step('one alert per host: those of the KQL, without the excluded one', () =>
    untilState(subject, {
      ruleId: few,
      state: [1, 2].map((n) => `${hostName(n)} active anomalous`).join(', '),
    }),
  );
  const many = await checkAlertLimit(steps, subject);
  await steps.step('the preview counts as the rule does', () => checkPreview(subject));
  const worst = (await alertsOf(subject, few)).get(`${rulesDetector.id}:${hostName(2)}`);
  console.log(`    ${worst?.['kibana.alert.reason'] ?? 'no reason'}`);
  return many;
}

/** Rules made by the alerting API, run by Kibana, on detectors of their own. */
export async function checkRules(steps: Steps, subject: Subject): Promise<void> {
  const { api } = subject;
  await cleanUp(subject);
  try {
    await steps.must(`a detector of ${hostCount} hosts`, () => watchHosts(subject));
    await steps.step('rules with bad parameters refused', () => checkRefusedRules(subject));
    const few = await steps.must('a rule created', () => createRule(api, anomaliesKind, fewHosts));
    const many = await checkAnomalies(steps, subject, few);
    await steps.step("Kibana's own query rule on ml_anomaly : true", () => checkQueryRule(subject));
    const health = await createRule(api, healthKind, {
      detector_ids: [rulesDetector.id],
      no_data_for: '20s',
      conditions: ['no_data'],
    });
    await checkNoFalseRecovery(steps, subject, few);
    await checkNoData(steps, subject, health);
    await steps.step('every host ordinary again: all alerts recover', () =>
      recoverAll(subject, many),
    );
    await checkLag(steps, subject);
  } finally {
    await cleanUp(subject);
  }
}
