/** More anomalous entities than alerts that Kibana takes: the worst, steadily, and in the end none. */
import type { Subject } from '../check_detector';
import { check, type Steps, until } from '../steps';
import { anomaliesKind, alertsOf, createRule, eachRun, lastRun } from './rule_api';
import {
  everyHost,
  hostCount,
  oddHosts,
  rulesDestination,
  rulesDetector,
  writeHostRows,
} from './rules_data';

/** Kibana's `xpack.alerting.rules.run.alerts.max` when nothing else is set. */
const alertLimit = 1_000;

/** Scores of the anomalies by host: of each, the worst. */
async function scoresByHost({ client }: Subject): Promise<Map<string, number>> {
  const found = await client.search<{ host: string; ml_score: number }>({
    index: rulesDestination,
    size: 10_000,
    query: { bool: { filter: [{ term: { ml_anomaly: true } }, { term: { phase: 'odd' } }] } },
    sort: [{ ml_score: 'asc' }],
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
    const last = await lastRun(subject.api, ruleId);
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
  const scored = [...scores.values()];
  check(Math.min(...scored) < mildest, 'every host has the same score: nothing is left out');
  console.log(`    alerts from score ${mildest} on, the worst left out has ${worstLeftOut}`);
}

/** The same anomalies again, in other rows: the same alerts, none ended, none begun. */
async function checkSteady(subject: Subject, ruleId: string): Promise<void> {
  const uuids = async () => {
    const alerts = [...(await alertsOf(subject, ruleId)).values()];
    const ended = alerts.filter((one) => one['kibana.alert.status'] !== 'active');
    check(ended.length === 0, `${ended.length} alerts ended`);
    const flapping = alerts.filter((one) => one['kibana.alert.flapping'] === true);
    check(flapping.length === 0, `${flapping.length} alerts flap`);
    return alerts.map((one) => one['kibana.alert.uuid']).sort();
  };
  const before = (await uuids()).join();
  await writeHostRows(subject.client, oddHosts);
  await eachRun(subject.api, { ruleId, runs: 5 }, async ({ alerts_count: counts }) => {
    check(counts.recovered === 0, `${counts.recovered} alerts recovered`);
    check((await uuids()).join() === before, 'other alerts are active than before');
  });
}

/** Up to the limit; answers the rule, whose alerts stay. */
export async function checkAlertLimit(steps: Steps, subject: Subject): Promise<string> {
  const params = {
    detector_ids: [rulesDetector.id],
    window: '1m',
    group_by: 'host',
  };
  const ruleId = await steps.must('a rule on all of them', () =>
    createRule(subject.api, anomaliesKind, params),
  );
  await steps.step(`${hostCount} hosts, limit ${alertLimit}: the worst, and the limit told`, () =>
    checkLimit(subject, ruleId),
  );
  await steps.step('the limit again and again: the same alerts, none flaps', () =>
    checkSteady(subject, ruleId),
  );
  return ruleId;
}

/** Every host calm again: in the end all of them recover. */
export async function recoverAll(subject: Subject, ruleId: string): Promise<void> {
  await until('every alert recovers', async () => {
    await writeHostRows(subject.client, { hosts: everyHost, phase: 'calm', ageMs: 0 });
    const alerts = [...(await alertsOf(subject, ruleId)).values()];
    check(alerts.length === alertLimit, `${alerts.length} alert documents`);
    return alerts.every((one) => one['kibana.alert.status'] === 'recovered') ? true : null;
  });
  const run = await lastRun(subject.api, ruleId);
  check(run?.warning !== 'maxAlerts', 'the limit is told still');
}
