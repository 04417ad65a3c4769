import type { AlertingSetup } from '../kibana/contracts/alerting';
import { anomaliesRuleType } from './anomalies_rule_type';
import { healthRuleType } from './health_rule_type';
import type { RuleDependencies } from './rule_dependencies';

/** Registers both rule types; their alerts go to one index. */
export function registerRuleTypes(alerting: AlertingSetup, dependencies: RuleDependencies): void {
  alerting.registerType(anomaliesRuleType(dependencies));
  alerting.registerType(healthRuleType(dependencies));
}
