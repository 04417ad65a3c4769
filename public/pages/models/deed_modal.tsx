import React, { useState } from 'react';
import { EuiFieldText, EuiFormRow, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { ConfirmModal } from '../../components/confirm_modal';
import type { ModelActions } from '../../hooks/use_model_actions';
import { wordsOf, type ModelDeed } from '../../hooks/model_deeds';

/** Longest reason that the API takes. */
const longestReason = 1000;

/** Asks before the roles of a model's versions change, and for the reason that the history keeps. */
export function DeedModal(props: {
  deed: ModelDeed;
  champion: number | null;
  actions: ModelActions;
  onClose: () => void;
}): React.ReactElement {
  const { actions, champion, deed, onClose } = props;
  const [why, setWhy] = useState('');
  const words = wordsOf(deed, champion);
  // The API takes no reason for a deletion.
  const asksWhy = deed.kind !== 'delete';
  const confirm = async () => {
    if (await actions.act(deed, why.trim())) onClose();
  };
  return (
    <ConfirmModal
      title={words.title}
      buttonColor={words.isDanger ? 'danger' : 'primary'}
      confirmButtonText={words.confirm}
      cancelButtonText={i18n.translate('anomalyForest.models.deedModal.cancelButton', {
        defaultMessage: 'Cancel',
      })}
      {...(words.isDanger ? { defaultFocusedButton: 'cancel' as const } : {})}
      isLoading={actions.isBusy}
      onCancel={onClose}
      onConfirm={() => void confirm()}
      data-test-subj="deedModal"
    >
      <EuiText size="s">
        <p>{words.body}</p>
      </EuiText>
      {asksWhy ? (
        <>
          <EuiSpacer size="m" />
          <EuiFormRow
            label={i18n.translate('anomalyForest.models.deedModal.reasonLabel', {
              defaultMessage: 'Reason',
            })}
            helpText={i18n.translate('anomalyForest.models.deedModal.standsHistoryWithYourHelp', {
              defaultMessage: 'Stands in the history with your name and the time.',
            })}
            fullWidth
          >
            <EuiFieldText
              fullWidth
              autoFocus
              maxLength={longestReason}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
              onKeyDown={({ key }) => {
                if (key === 'Enter' && !actions.isBusy) void confirm();
              }}
              data-test-subj="deedReason"
            />
          </EuiFormRow>
        </>
      ) : null}
    </ConfirmModal>
  );
}
