/** The rule type "detector health". */
import { decodeHealthRuleParams } from '../../common/alerting/health_rule';
import { healthRuleTypeId } from '../../common/alerting/rule_types';
import { readHealthState, type HealthAlert } from '../alerting/health_state';
import { judgeHealth } from '../alerting/judge_health';
import type { AlertContext, RuleExecutorOptions, RuleType } from '../kibana/contracts/alerting';
import { pluginId } from '../kibana/privileges';
import { healthPayload } from './alert_fields';
import { detectorPath, toSpaceLink } from './app_link';
import { untilStopped, type RuleDependencies } from './rule_dependencies';
import { alertsClientOf, reportWarnings, ruleTypeDefaults } from './rule_type_defaults';

const actionGroup = { id: 'unhealthy', name: 'Unhealthy' };

export const healthVariables = [
  { name: 'message', description: 'What is wrong, in one sentence' },
  { name: 'detectorId', description: 'Id of the detector' },
  { name: 'detectorName', description: 'Name of the detector' },
  {
    name: 'condition',
    description: 'no_data, lagging, failing, credentials_invalid or drift',
  },
  { name: 'link', description: "Address of the detector's page" },
];

function healthContext(alert: HealthAlert, link: (path: string) => string): AlertContext {
  return {
    message: `${alert.detector_name}: ${alert.message}`,
    detectorId: alert.detector_id,
    detectorName: alert.detector_name,
    condition: alert.condition,
    link: link(detectorPath(alert.detector_id)),
  };
}

/** Of a recovered alert nothing is known but its id, `detector:condition`. */
function recoveredContext(id: string, link: (path: string) => string): AlertContext {
  const [detectorId = '', condition = ''] = id.split(':');
  return {
    message: `${detectorId}: ${condition} no longer holds.`,
    detectorId,
    detectorName: detectorId,
    condition,
    link: link(detectorPath(detectorId)),
  };
}

async function execute(
  options: RuleExecutorOptions,
  dependencies: RuleDependencies,
): Promise<{ state: Record<string, unknown> }> {
  const { services, params: stored, state: last, spaceId } = options;
  const alertsClient = alertsClientOf(services);
  const ports = await dependencies.portsWith(services.scopedClusterClient.asCurrentUser, spaceId);
  const run = { params: decodeHealthRuleParams(stored), state: readHealthState(last) };
  const { alerts, warnings, state } = await untilStopped(services, (signal) =>
    judgeHealth(ports, run, signal),
  );
  const link = toSpaceLink(dependencies.baseUrl, spaceId);
  const limit = alertsClient.getAlertLimitValue();
  for (const alert of alerts.slice(0, limit)) {
    alertsClient.report({
      id: alert.id,
      actionGroup: actionGroup.id,
      context: healthContext(alert, link),
      payload: healthPayload(alert),
    });
  }
  alertsClient.setAlertLimitReached(alerts.length > limit);
  for (const { alert } of alertsClient.getRecoveredAlerts()) {
    alertsClient.setAlertData({
      id: alert.getId(),
      context: recoveredContext(alert.getId(), link),
    });
  }
  reportWarnings(options, warnings);
  return { state };
}

export function healthRuleType(dependencies: RuleDependencies): RuleType {
  return {
    ...ruleTypeDefaults,
    id: healthRuleTypeId,
    name: 'Detector health',
    actionGroups: [actionGroup],
    defaultActionGroupId: actionGroup.id,
    validate: { params: { validate: decodeHealthRuleParams } },
    actionVariables: { context: healthVariables },
    getViewInAppRelativeUrl: ({ rule }) => {
      const ids = decodeHealthRuleParams(rule.params).detector_ids ?? [];
      return ids.length === 1 ? detectorPath(ids[0] ?? '') : `/app/${pluginId}/detectors`;
    },
    executor: (options) => execute(options, dependencies),
  };
}
