/** What both rule types say and do alike. */
import type {
  AlertsClient,
  RuleExecutorOptions,
  RuleExecutorServices,
  RuleType,
} from '../kibana/contracts/alerting';
import { pluginId } from '../kibana/privileges';
import { alertDocuments } from './alert_fields';

export const ruleTypeDefaults = {
  category: 'management',
  producer: pluginId,
  solution: 'stack',
  minimumLicenseRequired: 'basic',
  isExportable: true,
  defaultScheduleInterval: '1m',
  ruleTaskTimeout: '5m',
  doesSetRecoveryContext: true,
  alerts: alertDocuments,
} as const satisfies Partial<RuleType>;

/** @throws Error where Kibana does not write alerts as data, which both rule types ask for */
export function alertsClientOf({ alertsClient }: RuleExecutorServices): AlertsClient {
  if (alertsClient === null) throw new Error('Kibana gives no client for alerts as data.');
  return alertsClient;
}

/** Says what a run could not do: beside the rule, and in Kibana's log. */
export function reportWarnings(
  { services, rule, logger }: RuleExecutorOptions,
  warnings: readonly string[],
): void {
  for (const warning of warnings) {
    services.ruleResultService?.addLastRunWarning(warning);
    logger.warn(`Rule "${rule.name}" (${rule.id}): ${warning}`);
  }
}
