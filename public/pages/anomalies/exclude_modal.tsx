import React, { useState } from 'react';
import { EuiFieldText, EuiFormRow, EuiRadioGroup, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { ConfirmModal } from '../../components/confirm_modal';
import type { ExclusionChoice } from './exclusion_choices';

/** Longest reason that a detector keeps. */
const longestReason = 500;

/** Asks how much around a finding training is to leave out, and why. */
export function ExcludeModal(props: {
  /** At least one; the first is chosen to begin with. */
  choices: readonly ExclusionChoice[];
  isBusy: boolean;
  onConfirm: (choice: ExclusionChoice) => void;
  onClose: () => void;
}): React.ReactElement {
  const { choices, isBusy, onClose, onConfirm } = props;
  const [chosen, choose] = useState(choices[0]?.id ?? '');
  const [why, setWhy] = useState('');
  const choice = choices.find(({ id }) => id === chosen) ?? choices[0];
  const confirm = () => {
    if (choice === undefined || isBusy) return;
    const reason = why.trim() === '' ? {} : { why: why.trim() };
    onConfirm({ ...choice, exclusion: { ...choice.exclusion, ...reason } });
  };
  return (
    <ConfirmModal
      title={i18n.translate('anomalyForest.anomalies.excludeModal.leaveOutTrainingTitle', {
        defaultMessage: 'Leave this out of training?',
      })}
      confirmButtonText={i18n.translate('anomalyForest.anomalies.excludeModal.leaveOutButton', {
        defaultMessage: 'Leave out',
      })}
      cancelButtonText={i18n.translate('anomalyForest.anomalies.excludeModal.cancelButton', {
        defaultMessage: 'Cancel',
      })}
      isLoading={isBusy}
      onCancel={onClose}
      onConfirm={confirm}
      data-test-subj="excludeModal"
    >
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.anomalies.excludeModal.modelTakesWhatTrainedText', {
            defaultMessage:
              'A model takes what it is trained on for ordinary. The next training leaves out what you choose here. The model of now stays, and what is left out is scored all the same.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiRadioGroup
        name="exclusion"
        legend={{
          children: i18n.translate('anomalyForest.anomalies.excludeModal.whatLeaveOutText', {
            defaultMessage: 'What to leave out',
          }),
        }}
        options={choices.map(({ id, label }) => ({ id, label }))}
        idSelected={chosen}
        onChange={(id) => choose(id)}
        data-test-subj="exclusionChoices"
      />
      <EuiSpacer size="m" />
      <EuiFormRow
        label={i18n.translate('anomalyForest.anomalies.excludeModal.reasonLabel', {
          defaultMessage: 'Reason',
        })}
        helpText={i18n.translate(
          'anomalyForest.anomalies.excludeModal.standsDetectorsSettingsHelp',
          { defaultMessage: 'Stands in the detector’s settings.' },
        )}
        fullWidth
      >
        <EuiFieldText
          fullWidth
          maxLength={longestReason}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') confirm();
          }}
          data-test-subj="exclusionReason"
        />
      </EuiFormRow>
    </ConfirmModal>
  );
}
