import React from 'react';
import { EuiComboBox, EuiFormRow } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useDetectors } from '../hooks/use_detectors';
import { errorsOf, textsOf, type FormProps } from './form_props';

/** Chooses detectors by name; ids that no longer exist are shown as they are. */
export function DetectorChoice(
  props: FormProps & { help: string; placeholder: string },
): React.ReactElement {
  const { data, error, isLoading } = useDetectors('waiting');
  const options = (data ?? []).map(({ detector }) => ({
    label: detector.name,
    value: detector.id,
  }));
  const selected = textsOf(props.params.detector_ids).map(
    (id) => options.find(({ value }) => value === id) ?? { label: id, value: id },
  );
  const problems = [
    ...errorsOf(props, 'detector_ids'),
    ...(error === undefined ? [] : [error.message]),
  ];
  return (
    <EuiFormRow
      label={i18n.translate('anomalyForest.ruleForms.detectorChoice.detectorsLabel', {
        defaultMessage: 'Detectors',
      })}
      fullWidth
      helpText={props.help}
      isInvalid={problems.length > 0}
      error={problems}
    >
      <EuiComboBox
        fullWidth
        options={options}
        selectedOptions={selected}
        isLoading={isLoading}
        isInvalid={problems.length > 0}
        placeholder={props.placeholder}
        onChange={(chosen) => {
          const ids = chosen.flatMap(({ value }) => value ?? []);
          props.setParam('detector_ids', ids.length > 0 ? ids : undefined);
        }}
        data-test-subj="ruleDetectors"
      />
    </EuiFormRow>
  );
}
