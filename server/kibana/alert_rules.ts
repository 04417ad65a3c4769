/** Alert rules of a set-up, by Kibana's own client of rules: with the rights of the person who asks. */
import { anomaliesRuleTypeId, healthRuleTypeId } from '../../common/alerting/rule_types';
import { decodeOrThrow } from '../../common/codecs/decode';
import { AppError, type ErrorCode } from '../../common/errors';
import { setupRuleCodec, type SetupRule } from '../../common/setup';
import type { AlertRules, RulesAccess } from '../detection/setup/alert_rules';
import type { ActionsStart } from './contracts/actions';
import type { AlertingStart, RuleData, RulesClient } from './contracts/alerting';
import type { KibanaRequest } from './contracts/http';

const perPage = 100;

const filter = `alert.attributes.alertTypeId: ("${anomaliesRuleTypeId}" or "${healthRuleTypeId}")`;

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'RULE_REFUSED',
  401: 'ES_UNAUTHENTICATED',
  403: 'PRIVILEGE_MISSING',
  404: 'STATE_CONFLICT',
  409: 'STATE_CONFLICT',
  429: 'ES_BACKPRESSURE',
  503: 'ES_UNAVAILABLE',
};

/** Kibana's words are for the person who asks: the rule and the connectors are theirs. */
async function calling<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { output, message } = error as { output?: { statusCode?: number }; message?: string };
    const code = codes[output?.statusCode ?? 0] ?? 'INTERNAL';
    throw new AppError(code, `${doing} failed: ${message ?? String(error)}`, { cause: error });
  }
}

/** A rule as the client gives it. */
interface FoundRule {
  [key: string]: unknown;
  actions?: Record<string, unknown>[];
  systemActions?: Record<string, unknown>[];
}

/** The type of a connector is the connector's: a rule names it for reading alone. */
const withoutType = (actions: Record<string, unknown>[] = []) =>
  actions.map((action) =>
    Object.fromEntries(Object.entries(action).filter(([key]) => key !== 'actionTypeId')),
  );

function toSetupRule(found: unknown): SetupRule {
  // What is undefined in it would be a difference to a file, which has no such thing.
  const rule = JSON.parse(JSON.stringify(found)) as FoundRule;
  const { id, name, consumer, enabled, tags, schedule, params } = rule;
  const optional = {
    throttle: rule.throttle,
    notify_when: rule.notifyWhen,
    alert_delay: rule.alertDelay,
    flapping: rule.flapping,
    system_actions: rule.systemActions?.length ? withoutType(rule.systemActions) : null,
  };
  const there = Object.entries(optional).filter(([, value]) => (value ?? null) !== null);
  return decodeOrThrow(
    setupRuleCodec,
    {
      ...{ id, name, consumer, enabled, tags, schedule, params },
      rule_type_id: rule.alertTypeId,
      actions: withoutType(rule.actions),
      ...Object.fromEntries(there),
    },
    { what: `Rule ${String(id)}`, code: 'INTERNAL' },
  );
}

function toData(rule: SetupRule): RuleData {
  const { name, tags, schedule, params, actions } = rule;
  const { throttle, flapping, notify_when, alert_delay, system_actions } = rule;
  return {
    ...{ name, tags, schedule, params, actions },
    ...(throttle === undefined ? {} : { throttle }),
    ...(notify_when === undefined ? {} : { notifyWhen: notify_when }),
    ...(alert_delay === undefined ? {} : { alertDelay: alert_delay }),
    ...(flapping === undefined ? {} : { flapping }),
    ...(system_actions === undefined ? {} : { systemActions: system_actions }),
  };
}

async function allRules(client: RulesClient): Promise<SetupRule[]> {
  const found: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await client.find({ options: { filter, page, perPage } });
    found.push(...data);
    if (data.length < perPage) return found.map(toSetupRule);
  }
}

async function enable(client: RulesClient, { id, enabled }: SetupRule): Promise<void> {
  const { errors } = enabled
    ? await client.bulkEnableRules({ ids: [id] })
    : await client.bulkDisableRules({ ids: [id] });
  const [first] = errors;
  if (first !== undefined) throw new Error(first.message);
}

interface Plugins {
  alerting: AlertingStart;
  actions?: ActionsStart;
}

function rulesWith({ alerting, actions }: Plugins, request: KibanaRequest): AlertRules {
  const client = async () => alerting.getRulesClientWithRequest(request);
  return {
    list: () => calling('Listing alert rules', async () => allRules(await client())),
    missingConnectors: (ids) =>
      calling('Listing connectors', async () => {
        const connectors = await actions?.getActionsClientWithRequest(request);
        const there = (await connectors?.getAll({ includeSystemActions: true })) ?? [];
        const known = new Set(there.map(({ id }) => id));
        return ids.filter((id) => !known.has(id));
      }),
    create: (rule) =>
      calling(`Creating rule "${rule.name}"`, async () => {
        const { id, rule_type_id: alertTypeId, consumer, enabled } = rule;
        const data = { ...toData(rule), alertTypeId, consumer, enabled };
        await (await client()).create({ data, options: { id } });
      }),
    update: (rule) =>
      calling(`Changing rule "${rule.name}"`, async () => {
        const rules = await client();
        await rules.update({ id: rule.id, data: toData(rule) });
        await enable(rules, rule);
      }),
  };
}

/** @param options what this Kibana has; rules need a key to encrypt with */
export function alertRulesOf(
  { canEncrypt, ...plugins }: Partial<Plugins> & { canEncrypt: boolean },
  request: KibanaRequest,
): RulesAccess {
  const { alerting } = plugins;
  if (alerting === undefined) return { whyNot: 'Alerting is switched off in this Kibana.' };
  if (!canEncrypt) {
    const why = 'Alert rules need `xpack.encryptedSavedObjects.encryptionKey` in kibana.yml.';
    return { whyNot: why };
  }
  return { rules: rulesWith({ ...plugins, alerting }, request) };
}
