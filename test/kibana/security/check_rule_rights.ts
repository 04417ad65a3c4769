/** A rule acts with the rights of the person who made it, and is seen by those of its space alone. */
import { apiRoot } from '../../../common/api/contract';
import { previewAnomaliesRule } from '../../../common/api/preview_anomalies_rule';
import type { KibanaApi } from '../kibana_api';
import { alertsOf, anomaliesKind, createRule, lastRun, removeRules } from '../rules/rule_api';
import { check, type Steps, until } from '../steps';
import { detector, type Rights } from './rights';
import { otherSpace, userName, type Name } from './users';

/** Long enough to hold all the rows. */
const params = { detector_ids: [detector.id], window: '6h' };

interface RuleAnswer {
  api_key_owner?: string | null;
}

/** It fires on what its owner may read. */
async function checkFires(rights: Rights, ruleId: string): Promise<void> {
  const analyst = rights.as('analyst');
  const rule = (await analyst.get200('GET', `/api/alerting/rule/${ruleId}`)) as RuleAnswer;
  check(rule.api_key_owner === userName('analyst'), `the rule runs as ${rule.api_key_owner}`);
  const alert = await until('an alert', async () => {
    const run = await lastRun(analyst, ruleId);
    check(run?.outcome !== 'failed', JSON.stringify(run));
    return (await alertsOf(rights.subject, ruleId)).get(detector.id) ?? null;
  });
  check(alert['kibana.alert.status'] === 'active', `the alert is ${alert['kibana.alert.status']}`);
  console.log(`    ${alert['kibana.alert.reason']}`);
}

/** The same rule by somebody who has the feature and no index: it may be made, and finds nothing out. */
async function checkBlind(rights: Rights): Promise<void> {
  const outsider = rights.as('outsider');
  const ruleId = await createRule(outsider, anomaliesKind, params);
  const run = await until('a run', async () => lastRun(outsider, ruleId));
  const said = JSON.stringify(run);
  check(run.outcome === 'failed' && /is unauthorized for API key .*outsider/.test(said), said);
  check((await alertsOf(rights.subject, ruleId)).size === 0, 'it has alerts all the same');
  await outsider.call('DELETE', `/api/alerting/rule/${ruleId}`);
  const now = Date.now();
  const span = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now).toISOString() };
  const { body, status } = await outsider.call('POST', previewAnomaliesRule.path, {
    body: { params, ...span, every: '1m' },
  });
  const told = JSON.stringify(body);
  check(status === 403 && told.includes('ES_FORBIDDEN'), `the preview answers ${status} ${told}`);
}

/** Where a caller finds something of the rule, its alerts or its detector. */
async function seenBy(api: KibanaApi, ruleId: string): Promise<string[]> {
  const calls = [
    ['GET', `/api/alerting/rule/${ruleId}`],
    ['GET', '/api/alerting/rules/_find?per_page=100'],
    ['GET', `/internal/alerting/rule/${ruleId}/_alert_summary`],
    ['GET', `${apiRoot}/detectors`],
  ] as const;
  const seen: string[] = [];
  for (const [method, path] of calls) {
    const answer = await api.call(method, path);
    const text = JSON.stringify(answer.body);
    // A refusal repeats the id that was asked for.
    const tells = answer.status === 200 && (text.includes(ruleId) || text.includes(detector.id));
    if (tells) seen.push(path);
  }
  return seen;
}

async function checkSeen(rights: Rights, ruleId: string): Promise<void> {
  const bySomebody = await seenBy(rights.as('analyst'), ruleId);
  check(bySomebody.length === 4, `its owner sees only ${bySomebody.join(', ')}`);
  const blind: Array<[Name, string | null]> = [
    ['nobody', null],
    ['elsewhere', null],
    ['elsewhere', otherSpace],
  ];
  for (const [who, space] of blind) {
    const api = space === null ? rights.as(who) : rights.as(who).inSpace(space);
    const seen = await seenBy(api, ruleId);
    check(seen.length === 0, `${who} sees ${seen.join(', ')} in ${space ?? 'default'}`);
  }
}

export async function checkRuleRights(steps: Steps, rights: Rights): Promise<void> {
  const analyst = rights.as('analyst');
  const cleanUp = () => removeRules({ api: analyst, client: rights.subject.client });
  await cleanUp();
  try {
    const ruleId = await steps.must('a limited user makes an alert rule', () =>
      createRule(analyst, anomaliesKind, params),
    );
    await steps.step("it fires, with that user's rights", () => checkFires(rights, ruleId));
    await steps.step('others without the feature see neither rule nor alert', () =>
      checkSeen(rights, ruleId),
    );
    await steps.step('the same rule by who may not read the results fails, and says why', () =>
      checkBlind(rights),
    );
  } finally {
    await cleanUp();
  }
}
