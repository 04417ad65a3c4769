import React, { useEffect } from 'react';
import { EuiAccordion, EuiComboBox, EuiFormRow, EuiSelect, EuiSpacer } from '@elastic/eui';
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
    <EuiFormRow label="Minimum severity" fullWidth>
      <EuiSelect
        fullWidth
        options={[
          { value: '', text: 'Every anomaly' },
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
    <EuiFormRow label="Entities that never alert" fullWidth>
      <EuiComboBox
        fullWidth
        noSuggestions
        placeholder="Type a value and press Enter"
        selectedOptions={excluded.map((label) => ({ label }))}
        onCreateOption={(label) => set([...new Set([...excluded, label])])}
        onChange={(chosen) => set(chosen.map(({ label }) => label))}
      />
    </EuiFormRow>
  );
}

function Exclusions(props: FormProps): React.ReactElement {
  return (
    <EuiAccordion id="ruleExclusions" buttonContent="Exclusions" paddingSize="s">
      <ExcludedEntities {...props} />
      <EuiSpacer size="m" />
      <ExcludedTimes {...props} />
    </EuiAccordion>
  );
}

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
        placeholder="Choose detectors"
        help="Each is judged up to where it has scored."
      />
      <SeverityChoice {...props} />
      <NumberParam
        {...props}
        name="min_score"
        label="Minimum score"
        placeholder="The detector's own threshold"
        min={0}
        max={1}
        step={0.01}
      />
      <TextParam {...props} name="kql" label="KQL filter" placeholder="stage : 2 and temp_c > 80" />
      <TextParam
        {...props}
        name="group_by"
        label="One alert for each value of"
        placeholder="Field such as host.name; empty for one alert a detector"
      />
      <NumberParam
        {...props}
        name="min_count"
        label="At least so many anomalies"
        placeholder="1"
        min={1}
        step={1}
      />
      <TextParam {...props} name="window" label="Within" help="By event time, such as 10m or 1h." />
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
