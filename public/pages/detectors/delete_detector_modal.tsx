import React, { useState } from 'react';
import { i18n } from '@kbn/i18n';
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
      title={i18n.translate('anomalyForest.detectors.deleteDetectorModal.deleteTitle', {
        defaultMessage: 'Delete "{name}"?',
        values: { name: detector.name },
      })}
      buttonColor="danger"
      confirmButtonText={i18n.translate(
        'anomalyForest.detectors.deleteDetectorModal.deleteDetectorButton',
        { defaultMessage: 'Delete detector' },
      )}
      cancelButtonText={i18n.translate('anomalyForest.detectors.deleteDetectorModal.keepButton', {
        defaultMessage: 'Keep it',
      })}
      defaultFocusedButton="cancel"
      isLoading={isBusy}
      onCancel={onClose}
      onConfirm={() => void confirm()}
      data-test-subj="deleteModal"
    >
      <p>
        {i18n.translate('anomalyForest.detectors.deleteDetectorModal.detectorStopsItsModelsText', {
          defaultMessage:
            'The detector stops, and its models and state are deleted. Its results in {index} and the source data stay.',
          values: { index: detector.destination.index },
        })}
      </p>
    </ConfirmModal>
  );
}
