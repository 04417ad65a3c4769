import React from 'react';
import { EuiCheckboxGroup, EuiFormRow, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import {
  defaultMaxLag,
  defaultNoDataFor,
  healthConditions,
  type HealthCondition,
} from '../../common/alerting/health_rule';
import { DetectorChoice } from './detector_choice';
import { textsOf, type FormProps } from './form_props';
import { TextParam } from './text_param';

const labels: Record<HealthCondition, string> = {
  no_data: i18n.translate('anomalyForest.ruleForms.healthRuleForm.noDocumentsComeText', {
    defaultMessage: 'No documents come in',
  }),
  lagging: i18n.translate('anomalyForest.ruleForms.healthRuleForm.scoringLagsBehindText', {
    defaultMessage: 'Scoring lags behind',
  }),
  failing: i18n.translate('anomalyForest.ruleForms.healthRuleForm.runsFailText', {
    defaultMessage: 'Runs fail',
  }),
  credentials_invalid: i18n.translate(
    'anomalyForest.ruleForms.healthRuleForm.itsCredentialsNoLongerText',
    { defaultMessage: 'Its credentials are no longer accepted' },
  ),
  drift: i18n.translate('anomalyForest.ruleForms.healthRuleForm.rowsNoLongerLookText', {
    defaultMessage: 'Rows no longer look like those of the training',
  }),
};

function Conditions({ params, setParam }: FormProps): React.ReactElement {
  const given = textsOf(params.conditions);
  const watched = healthConditions.filter((one) => given.length === 0 || given.includes(one));
  const toggle = (id: string) => {
    const next = healthConditions.filter((one) => watched.includes(one) !== (one === id));
    setParam(
      'conditions',
      next.length === 0 || next.length === healthConditions.length ? undefined : next,
    );
  };
  return (
    <EuiFormRow
      label={i18n.translate('anomalyForest.ruleForms.healthRuleForm.alertWhenLabel', {
        defaultMessage: 'Alert when',
      })}
      fullWidth
    >
      <EuiCheckboxGroup
        options={healthConditions.map((id) => ({ id, label: labels[id] }))}
        idToSelectedMap={Object.fromEntries(watched.map((id) => [id, true]))}
        onChange={toggle}
      />
    </EuiFormRow>
  );
}

/** The form of the rule "detector health". */
export function HealthRuleForm(props: FormProps): React.ReactElement {
  return (
    <>
      <DetectorChoice
        {...props}
        placeholder={i18n.translate(
          'anomalyForest.ruleForms.healthRuleForm.allDetectorsPlaceholder',
          { defaultMessage: 'All detectors' },
        )}
        help={i18n.translate('anomalyForest.ruleForms.healthRuleForm.allThemAlsoThoseHelp', {
          defaultMessage: 'All of them, also those to come, when none is chosen.',
        })}
      />
      <Conditions {...props} />
      <TextParam
        {...props}
        name="no_data_for"
        label={i18n.translate('anomalyForest.ruleForms.healthRuleForm.noDocumentsForLabel', {
          defaultMessage: 'No documents for',
        })}
        placeholder={defaultNoDataFor}
      />
      <TextParam
        {...props}
        name="max_lag"
        label={i18n.translate('anomalyForest.ruleForms.healthRuleForm.lagMoreThanLabel', {
          defaultMessage: 'Lag of more than',
        })}
        placeholder={defaultMaxLag}
      />
      <EuiSpacer size="m" />
    </>
  );
}
