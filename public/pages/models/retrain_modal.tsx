import React, { useState } from 'react';
import { EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
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
      title={i18n.translate('anomalyForest.models.retrainModal.trainNewVersionForTitle', {
        defaultMessage: 'Train a new version for "{name}"?',
        values: { name: detector.name },
      })}
      confirmButtonText={i18n.translate('anomalyForest.models.retrainModal.trainButton', {
        defaultMessage: 'Train',
      })}
      cancelButtonText={i18n.translate('anomalyForest.models.retrainModal.cancelButton', {
        defaultMessage: 'Cancel',
      })}
      isLoading={isBusy}
      onCancel={onClose}
      onConfirm={() => void confirm()}
      data-test-subj="retrainModal"
    >
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.models.retrainModal.forestGrownRowsDrawnText', {
            defaultMessage: 'A forest is grown on rows drawn at random from {indices}.',
            values: { indices: detector.source.indices.join(', ') },
          })}
        </p>
        <p>
          {detector.training.promote === 'manual'
            ? i18n.translate(
                'anomalyForest.models.retrainModal.becomesChallengerScoredBesideText',
                {
                  defaultMessage:
                    'It becomes the challenger: it is scored beside the champion until somebody promotes it. The history says that you asked for it.',
                },
              )
            : i18n.translate('anomalyForest.models.retrainModal.becomesChampionScoresFromText', {
                defaultMessage:
                  'It becomes the champion and scores from the next run on. Rolling back brings the one of now back. The history says that you asked for it.',
              })}
        </p>
      </EuiText>
    </ConfirmModal>
  );
}
