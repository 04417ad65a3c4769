import { createElement } from 'react';
import { anomaliesRuleTypeId } from '../../common/alerting/rule_types';
import type { AddRuleFlyoutProps, CoreStart } from './contracts';
import { kibanaRules } from './kibana_rules';

const draft = { name: 'Pump', params: { detector_ids: ['pump'], window: '10m' } };
const core = {
  application: { capabilities: {}, navigateToApp: () => Promise.resolve() },
} as Pick<CoreStart, 'application'>;

it('opens the form of an older Kibana with the draft, for our rule type alone', () => {
  const shown: AddRuleFlyoutProps[] = [];
  const getAddRuleFlyout = (props: AddRuleFlyoutProps) => {
    shown.push(props);
    return createElement('div');
  };
  kibanaRules(core, { triggersActionsUi: { getAddRuleFlyout } })?.form?.(draft, () => undefined);
  expect(shown).toMatchObject([
    { ruleTypeId: anomaliesRuleTypeId, canChangeTrigger: false, initialValues: draft },
  ]);
});

it('has no form where Kibana has a page, and no rules where alerting is off', () => {
  expect(kibanaRules(core, { triggersActionsUi: {} })).toMatchObject({ form: null });
  expect(kibanaRules(core, {})).toBeNull();
});
