import React from 'react';
import { EuiCheckboxGroup, EuiFormRow, EuiSpacer } from '@elastic/eui';
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
  no_data: 'No documents come in',
  lagging: 'Scoring lags behind',
  failing: 'Runs fail',
  credentials_invalid: 'Its credentials are no longer accepted',
  drift: 'Rows no longer look like those of the training',
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
    <EuiFormRow label="Alert when" fullWidth>
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
        placeholder="All detectors"
        help="All of them, also those to come, when none is chosen."
      />
      <Conditions {...props} />
      <TextParam
        {...props}
        name="no_data_for"
        label="No documents for"
        placeholder={defaultNoDataFor}
      />
      <TextParam {...props} name="max_lag" label="Lag of more than" placeholder={defaultMaxLag} />
      <EuiSpacer size="m" />
    </>
  );
}
