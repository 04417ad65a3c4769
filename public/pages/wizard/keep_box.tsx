import React from 'react';
import { EuiComboBox, EuiFormRow } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { canKeep } from './draft_windows';
import type { StepProps } from './source_step';

/** Which fields of the source the results of windows have; any that is not known can be typed. */
export function KeepBox(props: StepProps & { fields: readonly string[] }): React.ReactElement {
  const { change, draft, fields } = props;
  const { entity, keep, timeField } = draft;
  const isGood = canKeep(keep);
  // A window has its entity and its time in any case.
  const offered = fields.filter((field) => field !== entity && field !== timeField);
  return (
    <EuiFormRow
      label={i18n.translate('anomalyForest.wizard.keepBox.fieldsToKeepLabel', {
        defaultMessage: 'Fields to keep (optional)',
      })}
      helpText={i18n.translate('anomalyForest.wizard.keepBox.fieldsToKeepHelp', {
        defaultMessage:
          'Results have the entity and the measures of a window, and of its events what is named here: a label to evaluate by, or a host to filter by. A window keeps up to 10 values of each; none of them is judged.',
      })}
      isInvalid={!isGood}
      error={i18n.translate('anomalyForest.wizard.keepBox.fieldsToKeepError', {
        defaultMessage: 'At most 20 fields.',
      })}
      fullWidth
    >
      <EuiComboBox
        fullWidth
        isInvalid={!isGood}
        options={offered.map((label) => ({ label }))}
        selectedOptions={keep.map((label) => ({ label }))}
        onChange={(selected) => change({ keep: selected.map(({ label }) => label) })}
        // The mapping may not know a field yet.
        onCreateOption={(typed) => {
          const field = typed.trim();
          if (field !== '') change({ keep: [...new Set([...keep, field])] });
        }}
        data-test-subj="fieldsToKeep"
      />
    </EuiFormRow>
  );
}
