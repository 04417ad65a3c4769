import React, { useState } from 'react';
import { EuiFieldText, EuiFlexGroup, EuiFlexItem, EuiForm, EuiFormRow } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { SubmitBesideFields } from '../../components/submit_beside_fields';
import { PositiveValues } from './positive_values';

interface Labels {
  field: string;
  positive: string[];
}

/** Which field holds the labels, and which of its values mean anomalous. */
export function LabelForm(
  props: Labels & { onChange: (labels: Labels) => void },
): React.ReactElement {
  const [field, setField] = useState(props.field);
  const [positive, setPositive] = useState(props.positive);
  return (
    <EuiForm
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onChange({ field: field.trim(), positive });
      }}
    >
      <EuiFlexGroup gutterSize="m" wrap responsive={false}>
        <EuiFlexItem style={{ minWidth: 200 }}>
          <EuiFormRow
            label={i18n.translate('anomalyForest.evaluate.labelForm.fieldWithLabelsLabel', {
              defaultMessage: 'Field with labels',
            })}
            fullWidth
          >
            <EuiFieldText
              fullWidth
              compressed
              value={field}
              maxLength={255}
              placeholder="is_anomaly"
              onChange={({ target }) => setField(target.value)}
              data-test-subj="labelField"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 240 }}>
          <PositiveValues values={positive} onChange={setPositive} />
        </EuiFlexItem>
        <SubmitBesideFields isDisabled={field.trim() === ''} testSubj="evaluateByLabels">
          {i18n.translate('anomalyForest.evaluate.labelForm.evaluateButton', {
            defaultMessage: 'Evaluate',
          })}
        </SubmitBesideFields>
      </EuiFlexGroup>
    </EuiForm>
  );
}
