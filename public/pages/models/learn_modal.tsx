import React, { useState } from 'react';
import { EuiCheckbox, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { PromoteLearnt } from '../../../common/detector_training';
import { fewLabels } from '../../../common/learning';
import type { LabelList, PrecisionEstimate } from '../../../common/api/list_labels';
import { ConfirmModal } from '../../components/confirm_modal';
import { useFormat } from '../../formatters/use_format';
import type { Format } from '../../formatters/format';

/** What is amiss with the labels; null where nothing is. */
export function labelsAmiss(trueOnes: number, falseOnes: number): string | null {
  if (trueOnes === 0 || falseOnes === 0) {
    return trueOnes === 0
      ? i18n.translate('anomalyForest.models.learnModal.allLabelsFalseAnomaliesText', {
          defaultMessage:
            'All labels are false anomalies, so that scores would move one way only. Label some of the other side too.',
        })
      : i18n.translate('anomalyForest.models.learnModal.allLabelsTrueAnomaliesText', {
          defaultMessage:
            'All labels are true anomalies, so that scores would move one way only. Label some of the other side too.',
        });
  }
  if (trueOnes + falseOnes < fewLabels) {
    return i18n.translate('anomalyForest.models.learnModal.theseFewTheyMoveText', {
      defaultMessage: 'These are few: they move the rows most like them, and say little of others.',
    });
  }
  return null;
}

function estimateText({ interval, rows }: PrecisionEstimate, format: Format): string | null {
  if (interval === null) return null;
  const { low, high, precision } = interval;
  return i18n.translate('anomalyForest.models.learnModal.precisionChampionFlaggedRowText', {
    defaultMessage:
      'Precision of the champion by {rows} flagged {rowsCount, plural, one {row} other {rows}} drawn at random: {precision} ({low} to {high} with 95 % confidence).',
    values: {
      rows: format.count(rows),
      rowsCount: rows,
      precision: format.percent(precision),
      low: format.percent(low),
      high: format.percent(high),
    },
  });
}

/** Asks before a detector learns from its labels, and says what becomes of it. */
export function LearnModal(props: {
  list: LabelList;
  champion: number | null;
  /** What the detector says of versions that have learnt. */
  policy: PromoteLearnt | undefined;
  /** Learns; the modal waits for that. */
  onConfirm: (promote: PromoteLearnt) => Promise<void>;
  onClose: () => void;
}): React.ReactElement {
  const { champion, list, onClose, onConfirm, policy } = props;
  const format = useFormat();
  const [isBusy, setBusy] = useState(false);
  const [whenBetter, setWhenBetter] = useState(policy === 'when_better');
  const { estimate, labels } = list;
  const trueOnes = labels.filter(({ anomaly }) => anomaly).length;
  const falseOnes = labels.length - trueOnes;
  const amiss = labelsAmiss(trueOnes, falseOnes);
  const measured = estimateText(estimate, format);
  const confirm = async () => {
    setBusy(true);
    await onConfirm(whenBetter ? 'when_better' : 'manual');
    onClose();
  };
  return (
    <ConfirmModal
      title={i18n.translate('anomalyForest.models.learnModal.learnFromLabelTitle', {
        defaultMessage: 'Learn from {labels} {labelsCount, plural, one {label} other {labels}}?',
        values: { labels: format.count(labels.length), labelsCount: labels.length },
      })}
      confirmButtonText={i18n.translate('anomalyForest.models.learnModal.learnButton', {
        defaultMessage: 'Learn',
      })}
      cancelButtonText={i18n.translate('anomalyForest.models.learnModal.cancelButton', {
        defaultMessage: 'Cancel',
      })}
      isLoading={isBusy}
      onCancel={onClose}
      onConfirm={() => void confirm()}
      data-test-subj="learnModal"
    >
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.models.learnModal.trueFalseAnomaliesMoveText', {
            defaultMessage:
              '{trueOnes} true and {falseOnes} false anomalies move the scores of rows like them, on the same trees as version {champion}.',
            values: {
              trueOnes: format.count(trueOnes),
              falseOnes: format.count(falseOnes),
              champion: champion ?? '',
            },
          })}
        </p>
        {amiss === null ? null : (
          <p>
            <strong>{amiss}</strong>
          </p>
        )}
        {measured === null ? null : <p>{measured}</p>}
        <p>
          {i18n.translate('anomalyForest.models.learnModal.newVersionBecomesChallengerText', {
            defaultMessage:
              'The new version becomes the challenger: it is scored beside the champion until somebody promotes it. A version that is trained after that learns the labels too.',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiCheckbox
        id="promoteWhenBetter"
        label={i18n.translate('anomalyForest.models.learnModal.promoteAtOnceIfLabel', {
          defaultMessage:
            'Promote it at once if it ranks labels kept apart better than the champion, beyond doubt',
        })}
        checked={whenBetter}
        onChange={({ target }) => setWhenBetter(target.checked)}
        data-test-subj="promoteWhenBetter"
      />
    </ConfirmModal>
  );
}
