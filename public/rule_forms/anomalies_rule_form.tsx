import React, { useEffect } from 'react';
import { EuiAccordion, EuiComboBox, EuiFormRow, EuiSelect, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { namedSeverities } from '../../common/severity';
import { severityLabels } from '../components/severity';
import { DetectorChoice } from './detector_choice';
import { ExcludedTimes } from './excluded_times';
import { filled, textOf, textsOf, type FormProps } from './form_props';
import { anomaliesRuleErrors } from './rule_form_errors';
import { RulePreviewPanel } from './rule_preview';
import { NumberParam, TextParam } from './text_param';

const defaultWindow = '10m';

function SeverityChoice({ params, setParam }: FormProps): React.ReactElement {
  return (
    <EuiFormRow
      label={i18n.translate('anomalyForest.ruleForms.anomaliesRuleForm.minimumSeverityLabel', {
        defaultMessage: 'Minimum severity',
      })}
      fullWidth
    >
      <EuiSelect
        fullWidth
        options={[
          {
            value: '',
            text: i18n.translate('anomalyForest.ruleForms.anomaliesRuleForm.everyAnomalyText', {
              defaultMessage: 'Every anomaly',
            }),
          },
          ...namedSeverities.map((value) => ({ value, text: severityLabels[value] })),
        ]}
        value={textOf(params.min_severity)}
        onChange={({ target }) => setParam('min_severity', filled(target.value))}
        data-test-subj="rule_min_severity"
      />
    </EuiFormRow>
  );
}

function ExcludedEntities({ params, setParam }: FormProps): React.ReactElement {
  const excluded = textsOf(params.exclude_entities);
  const set = (next: string[]) => setParam('exclude_entities', next.length > 0 ? next : undefined);
  return (
    <EuiFormRow
      label={i18n.translate('anomalyForest.ruleForms.anomaliesRuleForm.entitiesNeverAlertLabel', {
        defaultMessage: 'Entities that never alert',
      })}
      fullWidth
    >
      <EuiComboBox
        fullWidth
        noSuggestions
        placeholder={i18n.translate(
          'anomalyForest.ruleForms.anomaliesRuleForm.typeValuePressEnterPlaceholder',
          { defaultMessage: 'Type a value and press Enter' },
        )}
        selectedOptions={excluded.map((label) => ({ label }))}
        onCreateOption={(label) => set([...new Set([...excluded, label])])}
        onChange={(chosen) => set(chosen.map(({ label }) => label))}
      />
    </EuiFormRow>
  );
}

function Exclusions(props: FormProps): React.ReactElement {
  return (
    <EuiAccordion
      id="ruleExclusions"
      buttonContent={i18n.translate('anomalyForest.ruleForms.anomaliesRuleForm.exclusionsButton', {
        defaultMessage: 'Exclusions',
      })}
      paddingSize="s"
    >
      <ExcludedEntities {...props} />
      <EuiSpacer size="m" />
      <ExcludedTimes {...props} />
    </EuiAccordion>
  );
}

const texts = {
  chooseDetectorsPlaceholder: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.chooseDetectorsPlaceholder',
    { defaultMessage: 'Choose detectors' },
  ),
  eachJudgedUpWhereHelp: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.eachJudgedUpWhereHelp',
    {
      defaultMessage: 'Each is judged up to where it has scored.',
    },
  ),
  minimumScoreLabel: i18n.translate('anomalyForest.ruleForms.anomaliesRuleForm.minimumScoreLabel', {
    defaultMessage: 'Minimum score',
  }),
  detectorsOwnThresholdPlaceholder: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.detectorsOwnThresholdPlaceholder',
    { defaultMessage: "The detector's own threshold" },
  ),
  kqlFilterLabel: i18n.translate('anomalyForest.ruleForms.anomaliesRuleForm.kqlFilterLabel', {
    defaultMessage: 'KQL filter',
  }),
  stageTempCPlaceholder: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.stageTempCPlaceholder',
    { defaultMessage: 'stage : 2 and temp_c > 80' },
  ),
  oneAlertForEachLabel: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.oneAlertForEachLabel',
    {
      defaultMessage: 'One alert for each value of',
    },
  ),
  fieldSuchAsHostPlaceholder: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.fieldSuchAsHostPlaceholder',
    { defaultMessage: 'Field such as host.name; empty for one alert a detector' },
  ),
  atLeastSoManyLabel: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.atLeastSoManyLabel',
    {
      defaultMessage: 'At least so many anomalies',
    },
  ),
  withinLabel: i18n.translate('anomalyForest.ruleForms.anomaliesRuleForm.withinLabel', {
    defaultMessage: 'Within',
  }),
  eventTimeSuchAsHelp: i18n.translate(
    'anomalyForest.ruleForms.anomaliesRuleForm.eventTimeSuchAsHelp',
    {
      defaultMessage: 'By event time, such as 10m or 1h.',
    },
  ),
};

/** The form of the rule "anomalies found". */
export function AnomaliesRuleForm(props: FormProps): React.ReactElement {
  const { every, params, setParam, takeDraft } = props;
  useEffect(() => {
    const draft = params.detector_ids === undefined ? takeDraft?.() : undefined;
    for (const [name, value] of Object.entries(draft ?? {})) setParam(name, value);
    if (draft !== undefined) return;
    if (params.window === undefined) setParam('window', defaultWindow);
    // Once: a window that somebody deletes must not come back while they type.
  }, []);
  return (
    <>
      <DetectorChoice
        {...props}
        placeholder={texts.chooseDetectorsPlaceholder}
        help={texts.eachJudgedUpWhereHelp}
      />
      <SeverityChoice {...props} />
      <NumberParam
        {...props}
        name="min_score"
        label={texts.minimumScoreLabel}
        placeholder={texts.detectorsOwnThresholdPlaceholder}
        min={0}
        max={1}
        step={0.01}
      />
      <TextParam
        {...props}
        name="kql"
        label={texts.kqlFilterLabel}
        placeholder={texts.stageTempCPlaceholder}
      />
      <TextParam
        {...props}
        name="group_by"
        label={texts.oneAlertForEachLabel}
        placeholder={texts.fieldSuchAsHostPlaceholder}
      />
      <NumberParam
        {...props}
        name="min_count"
        label={texts.atLeastSoManyLabel}
        placeholder="1"
        min={1}
        step={1}
      />
      <TextParam
        {...props}
        name="window"
        label={texts.withinLabel}
        help={texts.eventTimeSuchAsHelp}
      />
      <EuiSpacer size="m" />
      <Exclusions {...props} />
      <EuiSpacer size="m" />
      <RulePreviewPanel
        params={params}
        every={every}
        isValid={Object.keys(anomaliesRuleErrors(params)).length === 0}
      />
      <EuiSpacer size="m" />
    </>
  );
}
