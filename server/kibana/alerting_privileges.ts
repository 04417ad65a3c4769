/**
 * What the feature's privileges say of rule types. The form changed four times: newest first, and
 * the first one that a Kibana accepts is the one it has.
 */
import { anomaliesRuleTypeId, healthRuleTypeId } from '../../common/alerting/rule_types';
import type { AlertingEntry, AlertingPrivilege } from './contracts/features';
import { pluginId } from './privileges';

const ruleTypeIds = [anomaliesRuleTypeId, healthRuleTypeId];

/** Who may own a rule: this plugin, and the pages of Stack Management, by its two names. */
const consumers = [pluginId, 'alerts', 'stackAlerts'];

export interface AlertingPrivileges {
  feature: AlertingEntry[];
  all: AlertingPrivilege;
  read: AlertingPrivilege;
}

function form(entries: AlertingEntry[], rights: readonly string[]): AlertingPrivileges {
  return {
    feature: entries,
    all: {
      rule: Object.fromEntries(rights.map((right) => [right, entries])),
      alert: { all: entries },
    },
    read: { rule: { read: entries }, alert: { read: entries } },
  };
}

/** The newest first, the form of 8.12 last: in the newest, `all` alone no longer lets rules be enabled. */
export function alertingPrivilegeForms(): AlertingPrivileges[] {
  const withConsumers = ruleTypeIds.map((ruleTypeId) => ({ ruleTypeId, consumers }));
  return [
    form(withConsumers, ['all', 'enable', 'manual_run', 'manage_rule_settings']),
    form(withConsumers, ['all', 'enable', 'manual_run']),
    form(withConsumers, ['all']),
    form(ruleTypeIds, ['all']),
  ];
}
