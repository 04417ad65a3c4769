import React from 'react';
import { EuiComboBox, EuiFormRow } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

const label = i18n.translate('anomalyForest.evaluate.positiveValues.valuesMeanAnomalousText', {
  defaultMessage: 'Values that mean anomalous',
});

/** Which values of the label field mean anomalous; the usual ones where none is chosen. */
export function PositiveValues(props: {
  values: string[];
  onChange: (values: string[]) => void;
}): React.ReactElement {
  const { onChange, values } = props;
  return (
    <EuiFormRow label={label} fullWidth>
      <EuiComboBox
        fullWidth
        compressed
        noSuggestions
        placeholder={i18n.translate(
          'anomalyForest.evaluate.positiveValues.trueYesAnomalyAttackPlaceholder',
          { defaultMessage: '1, true, yes, anomaly, attack, …' },
        )}
        selectedOptions={values.map((value) => ({ label: value }))}
        onCreateOption={(value) =>
          onChange([...new Set([...values, value.replaceAll(',', ' ').trim()])])
        }
        onChange={(options) => onChange(options.map((option) => option.label))}
        aria-label={label}
        data-test-subj="positiveValues"
      />
    </EuiFormRow>
  );
}
