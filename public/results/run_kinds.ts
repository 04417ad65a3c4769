import { i18n } from '@kbn/i18n';
import type { RunSummary } from '../../common/detector_state';

/** What a run does; whether it succeeded stands beside it. */
export const runKinds: Readonly<Record<RunSummary['kind'], string>> = {
  score: i18n.translate('anomalyForest.results.runKinds.scoringText', {
    defaultMessage: 'Scoring',
  }),
  reconcile: i18n.translate('anomalyForest.results.runKinds.reconcilingText', {
    defaultMessage: 'Reconciling',
  }),
  train: i18n.translate('anomalyForest.results.runKinds.trainingText', {
    defaultMessage: 'Training',
  }),
};
