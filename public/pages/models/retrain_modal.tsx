import React, { useState } from 'react';
import { EuiText } from '@elastic/eui';
import type { Detector } from '../../../common/detector';
import { ConfirmModal } from '../../components/confirm_modal';

/** Asks before a new version is trained, and says what becomes of it. */
export function RetrainModal(props: {
  detector: Detector;
  /** Starts it; the modal waits for that. */
  onConfirm: () => Promise<void>;
  onClose: () => void;
}): React.ReactElement {
  const { detector, onClose, onConfirm } = props;
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await onConfirm();
    onClose();
  };
  return (
    <ConfirmModal
      title={`Train a new version for "${detector.name}"?`}
      confirmButtonText="Train"
      cancelButtonText="Cancel"
      isLoading={isBusy}
      onCancel={onClose}
      onConfirm={() => void confirm()}
      data-test-subj="retrainModal"
    >
      <EuiText size="s">
        <p>A forest is grown on rows drawn at random from {detector.source.indices.join(', ')}.</p>
        <p>
          {detector.training.promote === 'manual'
            ? 'It becomes the challenger: it is scored beside the champion until somebody promotes it.'
            : 'It becomes the champion and scores from the next run on. Rolling back brings the one of now back.'}{' '}
          The history says that you asked for it.
        </p>
      </EuiText>
    </ConfirmModal>
  );
}
