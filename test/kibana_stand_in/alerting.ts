/** Rule types, as the registry of the plugin `alerting` checks them. */
import type { RuleType } from '../../server/kibana/contracts/alerting';

const reservedGroups = ['recovered'];
const isDuration = (text: string) => /^[1-9]\d*[smhd]$/.test(text);

function check(type: RuleType): void {
  if (!/^[a-zA-Z0-9_\-.]*$/.test(type.id)) throw new Error(`Rule type id ${type.id}`);
  if (!isDuration(type.ruleTaskTimeout)) throw new Error(`${type.id} has invalid timeout`);
  if (!isDuration(type.defaultScheduleInterval)) throw new Error(`${type.id} has invalid interval`);
  const groups = type.actionGroups.map(({ id }) => id);
  if (new Set(groups).size < groups.length) throw new Error(`${type.id} has a group twice`);
  if (groups.some((id) => reservedGroups.includes(id)))
    throw new Error(`${type.id}: reserved group`);
  if (!groups.includes(type.defaultActionGroupId)) throw new Error(`${type.id}: default group`);
  if (typeof type.validate.params.validate !== 'function') throw new Error(`${type.id}: validate`);
  for (const [name, field] of Object.entries(type.alerts.mappings.fieldMap)) {
    if (!('type' in field) || !('required' in field)) throw new Error(`${type.id}: field ${name}`);
  }
}

export function strictAlerting() {
  const types = new Map<string, RuleType>();
  const contexts = new Map<string, string>();
  return {
    types,
    registerType(type: RuleType) {
      if (types.has(type.id)) throw new Error(`Rule type "${type.id}" is already registered.`);
      check(type);
      const { context } = type.alerts;
      const options = JSON.stringify(type.alerts);
      if ((contexts.get(context) ?? options) !== options) {
        throw new Error(`${context} has already been registered with different options`);
      }
      contexts.set(context, options);
      // Kibana fills in what was left out: a frozen object would throw here.
      Object.assign(type, { actionVariables: { state: [], params: [], ...type.actionVariables } });
      types.set(type.id, type);
    },
  };
}
