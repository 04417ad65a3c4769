/** The rule type "anomalies found". */
import { decodeAnomaliesRuleParams } from '../../common/alerting/anomalies_rule';
import { anomaliesRuleTypeId } from '../../common/alerting/rule_types';
import type { AnomalyAlert } from '../alerting/anomaly_alert';
import { readAnomaliesState } from '../alerting/anomalies_state';
import { judgeAnomalies, type AnomaliesJudgement } from '../alerting/judge_anomalies';
import type {
  AlertContext,
  AlertsClient,
  RuleExecutorOptions,
  RuleType,
} from '../kibana/contracts/alerting';
import { anomalyPayload, anomalySummary, iso } from './alert_fields';
import { alertPath, anomaliesPath, toSpaceLink } from './app_link';
import { untilStopped, type RuleDependencies } from './rule_dependencies';
import { alertsClientOf, reportWarnings, ruleTypeDefaults } from './rule_type_defaults';

const actionGroup = { id: 'anomalies_found', name: 'Anomalies found' };

/** What messages can name, each with what it means. */
export const anomalyVariables = [
  { name: 'message', description: 'All of it in one sentence' },
  { name: 'detectorId', description: 'Id of the detector' },
  { name: 'detectorName', description: 'Name of the detector' },
  { name: 'entityField', description: 'Field that the rule groups by; empty without one' },
  { name: 'entity', description: 'Value of that field' },
  { name: 'count', description: 'Anomalies in the window' },
  { name: 'score', description: 'Score of the worst anomaly, 0..1' },
  { name: 'severity', description: 'Severity of the worst anomaly' },
  { name: 'reasons', description: 'Its first reasons: field, value, typical value' },
  { name: 'time', description: 'Event time of the worst anomaly, ISO 8601' },
  { name: 'windowFrom', description: 'Start of the window that was judged, ISO 8601' },
  { name: 'windowTo', description: 'End of the window that was judged, ISO 8601' },
  {
    name: 'judgement',
    description:
      '"anomalous"; why an alert is kept (not_scored, no_data, entity_silent) or has recovered (no_anomalies, entity_gone, detector_gone, rule_changed)',
  },
  { name: 'link', description: 'Address of the Anomalies page at that time' },
];

export function anomalyContext(
  alert: AnomalyAlert,
  { judgement, link }: { judgement: string; link: (path: string) => string },
): AlertContext {
  return {
    message: anomalySummary(alert),
    detectorId: alert.detector_id,
    detectorName: alert.detector_name,
    entityField: alert.entity_field ?? '',
    entity: alert.entity ?? '',
    count: alert.count,
    score: alert.score,
    severity: alert.severity,
    reasons: alert.reasons,
    time: alert.time === null ? '' : iso(alert.time),
    windowFrom: iso(alert.window_from),
    windowTo: iso(alert.window_to),
    judgement,
    link: link(alertPath(alert)),
  };
}

/** Hands a judgement to Kibana. */
function reportTo(
  alerts: AlertsClient,
  { found, kept, limited, recovered }: AnomaliesJudgement,
  link: (path: string) => string,
): void {
  for (const alert of found) {
    alerts.report({
      id: alert.id,
      actionGroup: actionGroup.id,
      context: anomalyContext(alert, { judgement: 'anomalous', link }),
      payload: anomalyPayload(alert),
    });
  }
  for (const { alert, because } of kept) {
    alerts.report({
      id: alert.id,
      actionGroup: actionGroup.id,
      context: anomalyContext(alert, { judgement: because, link }),
      payload: { 'anomaly_forest.judgement': because },
    });
  }
  alerts.setAlertLimitReached(limited);
  if (limited) return;
  const known = new Map(recovered.map((one) => [one.alert.id, one]));
  for (const { alert } of alerts.getRecoveredAlerts()) {
    const one = known.get(alert.getId());
    if (one === undefined) continue;
    alerts.setAlertData({
      id: one.alert.id,
      context: anomalyContext(one.alert, { judgement: one.because, link }),
      payload: { 'anomaly_forest.judgement': one.because },
    });
  }
}

async function run(
  options: RuleExecutorOptions,
  dependencies: RuleDependencies,
): Promise<{ state: Record<string, unknown> }> {
  const { services, params: stored, state, spaceId } = options;
  const alertsClient = alertsClientOf(services);
  const params = decodeAnomaliesRuleParams(stored);
  const ports = await dependencies.portsWith(services.scopedClusterClient.asCurrentUser, spaceId);
  const filter = params.kql === undefined ? undefined : dependencies.kqlToQuery(params.kql);
  const judgement = await untilStopped(services, (signal) =>
    judgeAnomalies(
      ports,
      {
        params,
        filter,
        limit: alertsClient.getAlertLimitValue(),
        state: readAnomaliesState(state),
      },
      signal,
    ),
  );
  reportTo(alertsClient, judgement, toSpaceLink(dependencies.baseUrl, spaceId));
  reportWarnings(options, judgement.warnings);
  return { state: judgement.state };
}

export function anomaliesRuleType(dependencies: RuleDependencies): RuleType {
  return {
    ...ruleTypeDefaults,
    id: anomaliesRuleTypeId,
    name: 'Anomalies found',
    actionGroups: [actionGroup],
    defaultActionGroupId: actionGroup.id,
    validate: {
      params: {
        validate(params) {
          const decoded = decodeAnomaliesRuleParams(params);
          if (decoded.kql !== undefined) dependencies.kqlToQuery(decoded.kql);
          return decoded;
        },
      },
    },
    actionVariables: { context: anomalyVariables },
    getViewInAppRelativeUrl: ({ rule }) =>
      anomaliesPath(decodeAnomaliesRuleParams(rule.params).detector_ids[0] ?? ''),
    executor: (options) => run(options, dependencies),
  };
}
