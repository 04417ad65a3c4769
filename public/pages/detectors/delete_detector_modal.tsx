import React, { useState } from 'react';
import type { Detector } from '../../../common/detector';
import { ConfirmModal } from '../../components/confirm_modal';

/** Asks before a detector is deleted, and says what goes and what stays. */
export function DeleteDetectorModal(props: {
  detector: Detector;
  /** Deletes; the modal waits for it. */
  onConfirm: () => Promise<unknown>;
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
      title={`Delete "${detector.name}"?`}
      buttonColor="danger"
      confirmButtonText="Delete detector"
      cancelButtonText="Keep it"
      defaultFocusedButton="cancel"
      isLoading={isBusy}
      onCancel={onClose}
      onConfirm={() => void confirm()}
      data-test-subj="deleteModal"
    >
      <p>
        The detector stops, and its models and state are deleted. Its results in{' '}
        {detector.destination.index} and the source data stay.
      </p>
    </ConfirmModal>
  );
}
