import type { SetupRule } from '../../common/setup';
import { alertRulesOf } from './alert_rules';
import type { RuleData, RulesClient } from './contracts/alerting';
import type { KibanaRequest } from './contracts/http';

const request = { headers: {} } as KibanaRequest;

const found = {
  id: 'r1',
  name: 'Odd hosts',
  alertTypeId: 'anomalyForest.anomalies',
  consumer: 'stackAlerts',
  enabled: false,
  tags: ['a'],
  schedule: { interval: '1m' },
  params: { detector_ids: ['pump'], window: '10m' },
  actions: [{ id: 'mail', uuid: 'u', group: 'anomalous', actionTypeId: '.email', params: {} }],
  throttle: null,
  notifyWhen: undefined,
  alertDelay: { active: 2 },
  systemActions: [],
  executionStatus: { status: 'ok' },
  createdAt: new Date(0),
};

const rule: SetupRule = {
  id: 'r1',
  name: 'Odd hosts',
  rule_type_id: 'anomalyForest.anomalies',
  consumer: 'stackAlerts',
  enabled: false,
  tags: ['a'],
  schedule: { interval: '1m' },
  params: { detector_ids: ['pump'], window: '10m' },
  actions: [{ id: 'mail', uuid: 'u', group: 'anomalous', params: {} }],
  alert_delay: { active: 2 },
};

const boom = (statusCode: number, message: string) =>
  Object.assign(new Error(message), { isBoom: true, output: { statusCode } });

function fakeKibana(rules: unknown[] = [found]) {
  const calls: [string, unknown][] = [];
  const keep = (name: string) => (given: unknown) => {
    calls.push([name, given]);
    return Promise.resolve({ errors: [] });
  };
  const client: RulesClient = {
    find: ({ options: { page, perPage, filter } }) => {
      calls.push(['find', filter]);
      const data = rules.slice((page - 1) * perPage, page * perPage);
      return Promise.resolve({ data, total: rules.length });
    },
    create: keep('create'),
    update: keep('update'),
    bulkEnableRules: keep('enable'),
    bulkDisableRules: keep('disable'),
  };
  const alerting = { getRulesClientWithRequest: () => Promise.resolve(client) };
  const actions = {
    getActionsClientWithRequest: () =>
      Promise.resolve({ getAll: () => Promise.resolve([{ id: 'mail' }]) }),
  };
  const access = alertRulesOf({ alerting, actions, canEncrypt: true }, request);
  if (!('rules' in access)) throw new Error(access.whyNot);
  return { rules: access.rules, client, calls };
}

const data: RuleData = {
  name: 'Odd hosts',
  tags: ['a'],
  schedule: { interval: '1m' },
  params: { detector_ids: ['pump'], window: '10m' },
  actions: [{ id: 'mail', uuid: 'u', group: 'anomalous', params: {} }],
  alertDelay: { active: 2 },
};

describe('rules of a set-up in Kibana', () => {
  it('are listed page by page, as files have them', async () => {
    const many = Array.from({ length: 250 }, (_, i) => ({ ...found, id: `r${i}` }));
    const { rules, calls } = fakeKibana(many);
    const listed = await rules.list();
    expect(listed).toHaveLength(250);
    expect(listed[1]).toEqual(rule);
    expect(calls).toHaveLength(3);
    expect(calls[0]?.[1]).toBe(
      'alert.attributes.alertTypeId: ("anomalyForest.anomalies" or "anomalyForest.health")',
    );
  });

  it('are created under their id', async () => {
    const { rules, calls } = fakeKibana();
    await rules.create(rule);
    const { rule_type_id: alertTypeId, consumer, enabled } = rule;
    expect(calls).toEqual([
      ['create', { data: { ...data, alertTypeId, consumer, enabled }, options: { id: 'r1' } }],
    ]);
  });

  it('are changed, and then enabled or disabled', async () => {
    const { rules, calls } = fakeKibana();
    await rules.update(rule);
    await rules.update({ ...rule, enabled: true });
    expect(calls).toEqual([
      ['update', { id: 'r1', data }],
      ['disable', { ids: ['r1'] }],
      ['update', { id: 'r1', data }],
      ['enable', { ids: ['r1'] }],
    ]);
  });

  it('send to connectors that are there', async () => {
    expect(await fakeKibana().rules.missingConnectors(['mail', 'pager'])).toEqual(['pager']);
  });

  it.each([
    [boom(400, 'Invalid action groups: x'), 'RULE_REFUSED'],
    [boom(403, 'Unauthorized to create'), 'PRIVILEGE_MISSING'],
    [boom(409, 'Conflict'), 'STATE_CONFLICT'],
    [new Error('odd'), 'INTERNAL'],
  ])('say why they are refused: %s', async (error, code) => {
    const { rules, client } = fakeKibana();
    client.create = () => Promise.reject(error);
    await expect(rules.create(rule)).rejects.toMatchObject({
      code,
      message: `Creating rule "Odd hosts" failed: ${error.message}`,
    });
  });

  it('count as failed where enabling is', async () => {
    const { rules, client } = fakeKibana();
    client.bulkDisableRules = () => Promise.resolve({ errors: [{ message: 'locked' }] });
    await expect(rules.update(rule)).rejects.toThrow('locked');
  });

  it('are not there without alerting, or without a key to encrypt with', () => {
    expect(alertRulesOf({ canEncrypt: true }, request)).toHaveProperty('whyNot');
    const alerting = { getRulesClientWithRequest: () => fakeKibana().client };
    expect(alertRulesOf({ alerting, canEncrypt: false }, request)).toHaveProperty('whyNot');
  });
});
