import React from 'react';
import { createMemoryHistory } from 'history';
import { AnomaliesRuleForm } from '../rule_forms/anomalies_rule_form';
import { HealthRuleForm } from '../rule_forms/health_rule_form';
import { ServicesProvider } from '../services_context';
import type { CoreStart, RuleFormProps, StartDependencies } from './contracts';
import { kibanaServices } from './kibana_services';
import { takeRuleDraft } from './rule_draft';

const forms = { anomalies: AnomaliesRuleForm, health: HealthRuleForm };

/** A rule form with the services that our components need; Kibana's page is around it already. */
export function ruleForm(
  core: CoreStart,
  dependencies: StartDependencies,
  form: keyof typeof forms,
): React.ComponentType<RuleFormProps> {
  // A form is no page of the app: it goes nowhere.
  const services = kibanaServices(core, dependencies, createMemoryHistory());
  const Form = forms[form];
  return function RuleForm(props) {
    return (
      <ServicesProvider services={services}>
        <Form
          params={props.ruleParams}
          setParam={props.setRuleParams}
          errors={props.errors}
          every={props.ruleInterval}
          takeDraft={takeRuleDraft}
        />
      </ServicesProvider>
    );
  };
}
