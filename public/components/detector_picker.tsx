import React from 'react';
import { EuiComboBox, EuiFormControlLayout } from '@elastic/eui';
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
    <EuiFormControlLayout prepend="Detector" fullWidth>
      <EuiComboBox
        aria-label="Detector"
        placeholder="Choose a detector"
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
