/**
 * What is said of each thing that a person can do to a detector, once it is done or has failed. Deeds
 * look alike and stay written out: the list of texts to translate is read from literal calls.
 */
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../common/detector';

export interface Deed {
  done: string;
  failed: string;
  text?: string;
}

/** Why a training could not be cancelled that was there when somebody wanted to. */
export const nothingToCancel = i18n.translate(
  'anomalyForest.hooks.detectorDeeds.trainingHasEndedText',
  { defaultMessage: 'It has ended, or its model is stored by now.' },
);

export const deeds = {
  score: ({ name }: Detector): Deed => ({
    done: i18n.translate('anomalyForest.hooks.detectorDeeds.scoringRunQueuedSuccess', {
      defaultMessage: 'Scoring run of "{name}" is queued',
      values: { name },
    }),
    failed: i18n.translate('anomalyForest.hooks.detectorDeeds.couldNotRunFailure', {
      defaultMessage: '"{name}" could not be run',
      values: { name },
    }),
  }),
  train: ({ name }: Detector): Deed => ({
    done: i18n.translate('anomalyForest.hooks.detectorDeeds.trainingQueuedSuccess', {
      defaultMessage: 'Training of "{name}" is queued',
      values: { name },
    }),
    text: i18n.translate('anomalyForest.hooks.detectorDeeds.modelUseStaysUntilText', {
      defaultMessage: 'The model in use stays until the new one is checked and stored.',
    }),
    failed: i18n.translate('anomalyForest.hooks.detectorDeeds.couldNotTrainedFailure', {
      defaultMessage: '"{name}" could not be trained',
      values: { name },
    }),
  }),
  cancelTraining: ({ name }: Detector): Deed => ({
    done: i18n.translate('anomalyForest.hooks.detectorDeeds.trainingCancelledSuccess', {
      defaultMessage: 'Training of "{name}" is cancelled',
      values: { name },
    }),
    text: i18n.translate('anomalyForest.hooks.detectorDeeds.trainingCancelledText', {
      defaultMessage: 'Nothing of it is stored; the model in use stays.',
    }),
    failed: i18n.translate('anomalyForest.hooks.detectorDeeds.trainingNotCancelledFailure', {
      defaultMessage: 'Training of "{name}" could not be cancelled',
      values: { name },
    }),
  }),
  setEnabled: ({ name }: Detector, enabled: boolean): Deed => ({
    done: enabled
      ? i18n.translate('anomalyForest.hooks.detectorDeeds.enabledSuccess', {
          defaultMessage: '"{name}" is enabled',
          values: { name },
        })
      : i18n.translate('anomalyForest.hooks.detectorDeeds.disabledSuccess', {
          defaultMessage: '"{name}" is disabled',
          values: { name },
        }),
    failed: enabled
      ? i18n.translate('anomalyForest.hooks.detectorDeeds.couldNotEnabledFailure', {
          defaultMessage: '"{name}" could not be enabled',
          values: { name },
        })
      : i18n.translate('anomalyForest.hooks.detectorDeeds.couldNotDisabledFailure', {
          defaultMessage: '"{name}" could not be disabled',
          values: { name },
        }),
  }),
  setAllEnabled: (count: number, enabled: boolean): Deed => ({
    done: enabled
      ? i18n.translate('anomalyForest.hooks.detectorDeeds.allEnabledSuccess', {
          defaultMessage: '{count, plural, one {# detector is} other {# detectors are}} enabled',
          values: { count },
        })
      : i18n.translate('anomalyForest.hooks.detectorDeeds.allDisabledSuccess', {
          defaultMessage: '{count, plural, one {# detector is} other {# detectors are}} disabled',
          values: { count },
        }),
    failed: enabled
      ? i18n.translate('anomalyForest.hooks.detectorDeeds.allCouldNotEnabledFailure', {
          defaultMessage:
            '{count, plural, one {# detector} other {# detectors}} could not be enabled',
          values: { count },
        })
      : i18n.translate('anomalyForest.hooks.detectorDeeds.allCouldNotDisabledFailure', {
          defaultMessage:
            '{count, plural, one {# detector} other {# detectors}} could not be disabled',
          values: { count },
        }),
  }),
  renew: ({ name }: Detector): Deed => ({
    done: i18n.translate('anomalyForest.hooks.detectorDeeds.runsWithYourRightsSuccess', {
      defaultMessage: '"{name}" runs with your rights now',
      values: { name },
    }),
    text: i18n.translate('anomalyForest.hooks.detectorDeeds.itsNextRunGoesText', {
      defaultMessage: 'Its next run goes on where the last one stopped.',
    }),
    failed: i18n.translate('anomalyForest.hooks.detectorDeeds.credentialsCouldNotRenewedFailure', {
      defaultMessage: 'The credentials of "{name}" could not be renewed',
      values: { name },
    }),
  }),
  remove: ({ destination, name }: Detector): Deed => ({
    done: i18n.translate('anomalyForest.hooks.detectorDeeds.deletedSuccess', {
      defaultMessage: '"{name}" is deleted',
      values: { name },
    }),
    text: i18n.translate('anomalyForest.hooks.detectorDeeds.itsResultsStayText', {
      defaultMessage: 'Its results stay in {index}.',
      values: { index: destination.index },
    }),
    failed: i18n.translate('anomalyForest.hooks.detectorDeeds.couldNotDeletedFailure', {
      defaultMessage: '"{name}" could not be deleted',
      values: { name },
    }),
  }),
};
