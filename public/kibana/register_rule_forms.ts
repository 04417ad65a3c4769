/** The forms of both rule types, loaded when somebody opens one. */
import { lazy, type ComponentType } from 'react';
import { i18n } from '@kbn/i18n';
import { anomaliesRuleTypeId, healthRuleTypeId } from '../../common/alerting/rule_types';
import { anomaliesRuleErrors, healthRuleErrors } from '../rule_forms/rule_form_errors';
import type { CoreSetup, RuleFormProps, RuleTypeForm } from './contracts';

type Form = 'anomalies' | 'health';

function formOf(core: CoreSetup, form: Form) {
  return lazy(async (): Promise<{ default: ComponentType<RuleFormProps> }> => {
    const [{ ruleForm }, [coreStart, dependencies]] = await Promise.all([
      import(/* webpackChunkName: "rule_forms" */ './rule_form'),
      core.getStartServices(),
    ]);
    return { default: ruleForm(coreStart, dependencies, form) };
  });
}

export function registerRuleForms(
  core: CoreSetup,
  registry: { register(form: RuleTypeForm): void },
): void {
  registry.register({
    id: anomaliesRuleTypeId,
    description: i18n.translate(
      'anomalyForest.kibana.registerRuleForms.alertWhenDetectorsAnomalyDescription',
      {
        defaultMessage:
          'Alert when detectors of Anomaly Forest find anomalies, for each entity by itself.',
      },
    ),
    iconClass: 'outlierDetectionJob',
    documentationUrl: null,
    ruleParamsExpression: formOf(core, 'anomalies'),
    validate: (params) => ({ errors: anomaliesRuleErrors(params) }),
    requiresAppContext: false,
    defaultActionMessage: '{{context.message}}\n\n{{context.link}}',
    defaultRecoveryMessage:
      'Recovered ({{context.judgement}}): {{context.detectorName}} {{context.entity}}\n\n{{context.link}}',
  });
  registry.register({
    id: healthRuleTypeId,
    description: i18n.translate(
      'anomalyForest.kibana.registerRuleForms.alertWhenDetectorAnomalyDescription',
      {
        defaultMessage:
          'Alert when a detector of Anomaly Forest gets no data, lags, fails, drifts or loses its rights.',
      },
    ),
    iconClass: 'heartbeatApp',
    documentationUrl: null,
    ruleParamsExpression: formOf(core, 'health'),
    validate: (params) => ({ errors: healthRuleErrors(params) }),
    requiresAppContext: false,
    defaultActionMessage: '{{context.message}}\n\n{{context.link}}',
    defaultRecoveryMessage: '{{context.message}}\n\n{{context.link}}',
  });
}
