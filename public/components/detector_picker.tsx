import React from 'react';
import { EuiComboBox, EuiFormControlLayout } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../common/api/shared';

/** Chooses the detector whose results are shown, by typing or from the list. */
export function DetectorPicker(props: {
  detectors: readonly DetectorOverview[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}): React.ReactElement {
  const options = props.detectors.map(({ detector }) => ({
    label: detector.name,
    value: detector.id,
  }));
  return (
    <EuiFormControlLayout
      prepend={i18n.translate('anomalyForest.components.detectorPicker.detectorText', {
        defaultMessage: 'Detector',
      })}
      fullWidth
    >
      <EuiComboBox
        aria-label={i18n.translate('anomalyForest.components.detectorPicker.detectorAriaLabel', {
          defaultMessage: 'Detector',
        })}
        placeholder={i18n.translate(
          'anomalyForest.components.detectorPicker.chooseDetectorPlaceholder',
          { defaultMessage: 'Choose a detector' },
        )}
        fullWidth
        singleSelection={{ asPlainText: true }}
        isClearable={false}
        options={options}
        selectedOptions={options.filter(({ value }) => value === props.chosen)}
        onChange={([option]) => {
          if (option?.value !== undefined) props.onChoose(option.value);
        }}
        data-test-subj="detectorPicker"
      />
    </EuiFormControlLayout>
  );
}
