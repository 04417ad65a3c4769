import React from 'react';
import { EuiButton, EuiCallOut, EuiProgress, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RunState } from '../../../common/detector_state';
import { Age } from './detector_cells';

const texts = {
  waitsTitle: i18n.translate('anomalyForest.detectors.trainingNotice.waitsTitle', {
    defaultMessage: 'A training waits for its turn',
  }),
  runsTitle: i18n.translate('anomalyForest.detectors.trainingNotice.runsTitle', {
    defaultMessage: 'A model is being trained',
  }),
  trainingAriaLabel: i18n.translate('anomalyForest.detectors.trainingNotice.trainingAriaLabel', {
    defaultMessage: 'Training',
  }),
  askedText: i18n.translate('anomalyForest.detectors.trainingNotice.askedText', {
    defaultMessage: 'Asked for',
  }),
  begunText: i18n.translate('anomalyForest.detectors.trainingNotice.begunText', {
    defaultMessage: 'Begun',
  }),
  staysText: i18n.translate('anomalyForest.detectors.trainingNotice.modelInUseStaysText', {
    defaultMessage: 'The model in use stays until the new one is checked and stored.',
  }),
  cancelButton: i18n.translate('anomalyForest.detectors.trainingNotice.cancelTrainingButton', {
    defaultMessage: 'Cancel training',
  }),
  heldTitle: i18n.translate('anomalyForest.detectors.trainingNotice.heldTitle', {
    defaultMessage: 'The training was cancelled',
  }),
};

/** A training on its way, waiting or running, and how to be rid of it; nothing where there is none. */
export function TrainingNotice(props: {
  state: RunState;
  /** Whether there is a model yet. */
  hasModel: boolean;
  /** How often it is trained anew by itself; undefined where it is not. */
  retrainEvery: string | undefined;
  isDisabled: boolean;
  onCancel: () => void;
}): React.ReactElement | null {
  const { hasModel, isDisabled, onCancel, retrainEvery, state } = props;
  const { training, training_held_since: heldSince } = state;
  if (training === undefined) {
    // Where a model scores and no other one would come by itself, nothing is held back.
    if (heldSince === undefined || (hasModel && retrainEvery === undefined)) return null;
    return (
      <>
        <EuiCallOut
          size="s"
          iconType="pause"
          color="warning"
          title={texts.heldTitle}
          data-test-subj="trainingHeld"
        >
          <p>
            <Age at={heldSince} />.{' '}
            {retrainEvery === undefined
              ? i18n.translate('anomalyForest.detectors.trainingNotice.trainNowStartsAnotherText', {
                  defaultMessage: 'None begins by itself until “Train now” asks for one.',
                })
              : i18n.translate('anomalyForest.detectors.trainingNotice.anotherAfterIntervalText', {
                  defaultMessage:
                    'None begins by itself until “Train now” asks for one, or {interval} after it was cancelled.',
                  values: { interval: retrainEvery },
                })}
          </p>
        </EuiCallOut>
        <EuiSpacer size="m" />
      </>
    );
  }
  const isRunning = training.began_at !== null;
  const since = training.began_at ?? training.asked_at;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="clock"
        title={isRunning ? texts.runsTitle : texts.waitsTitle}
        role="status"
        data-test-subj={isRunning ? 'trainingRuns' : 'trainingWaits'}
      >
        {isRunning ? (
          <EuiProgress size="xs" color="primary" aria-label={texts.trainingAriaLabel} />
        ) : null}
        <EuiSpacer size="s" />
        <p>
          {since === null ? null : (
            <>
              {isRunning ? texts.begunText : texts.askedText} <Age at={since} />.{' '}
            </>
          )}
          {texts.staysText}
        </p>
        <EuiButton
          size="s"
          iconType="cross"
          isDisabled={isDisabled}
          onClick={onCancel}
          data-test-subj="cancelTraining"
        >
          {texts.cancelButton}
        </EuiButton>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
