/** What people read of the settings that trainings go by. */
import { i18n } from '@kbn/i18n';
import { usualKeptVersions } from '../../../../common/detector_model';
import type { Setting } from './setting';

/** In the order in which they are shown. */
export const trainingSettings: readonly Setting[] = [
  {
    path: 'model.threshold',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.thresholdLabel', {
      defaultMessage: 'Threshold by',
    }),
    as: 'threshold',
  },
  {
    path: 'training.retrain_every',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.retrainEveryLabel', {
      defaultMessage: 'Train again after',
    }),
    help: i18n.translate('anomalyForest.detectors.trainingSettings.retrainEveryHelp', {
      defaultMessage: 'Such as 7d; never by itself where this is empty.',
    }),
    as: 'text',
    usual: '',
  },
  {
    path: 'training.promote',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.promoteLabel', {
      defaultMessage: 'A new model',
    }),
    as: [
      {
        value: 'always',
        text: i18n.translate('anomalyForest.detectors.trainingSettings.promoteAlwaysText', {
          defaultMessage: 'scores at once',
        }),
      },
      {
        value: 'manual',
        text: i18n.translate('anomalyForest.detectors.trainingSettings.promoteManualText', {
          defaultMessage: 'is a challenger until promoted',
        }),
      },
    ],
    usual: 'always',
  },
  {
    path: 'training.promote_learnt',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.promoteLearntLabel', {
      defaultMessage: 'A model that learnt from labels',
    }),
    as: [
      {
        value: 'manual',
        text: i18n.translate('anomalyForest.detectors.trainingSettings.learntManualText', {
          defaultMessage: 'is a challenger until promoted',
        }),
      },
      {
        value: 'when_better',
        text: i18n.translate('anomalyForest.detectors.trainingSettings.learntWhenBetterText', {
          defaultMessage: 'scores at once where it is better',
        }),
      },
    ],
    usual: 'manual',
  },
  {
    path: 'model.trees',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.treesLabel', {
      defaultMessage: 'Trees',
    }),
    as: 'number',
  },
  {
    path: 'model.sample_size',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.sampleSizeLabel', {
      defaultMessage: 'Rows of each tree',
    }),
    as: 'number',
  },
  {
    path: 'model.seed',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.seedLabel', {
      defaultMessage: 'Seed',
    }),
    as: 'number',
  },
  {
    path: 'model.transform',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.transformLabel', {
      defaultMessage: 'Numbers with heavy tails',
    }),
    as: [
      {
        value: 'none',
        text: i18n.translate('anomalyForest.detectors.trainingSettings.transformNoneText', {
          defaultMessage: 'as they are',
        }),
      },
      {
        value: 'auto',
        text: i18n.translate('anomalyForest.detectors.trainingSettings.transformAutoText', {
          defaultMessage: 'compressed by asinh',
        }),
      },
    ],
    usual: 'none',
  },
  {
    path: 'model.keep_versions',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.keepVersionsLabel', {
      defaultMessage: 'Newest versions that stay',
    }),
    as: 'number',
    usual: String(usualKeptVersions),
  },
  {
    path: 'training.max_rows',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.maxRowsLabel', {
      defaultMessage: 'Most rows to train on',
    }),
    as: 'number',
  },
  {
    path: 'training.min_rows',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.minRowsLabel', {
      defaultMessage: 'Fewest rows to train on',
    }),
    as: 'number',
  },
  {
    path: 'training.from',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.fromLabel', {
      defaultMessage: 'Rows from',
    }),
    help: i18n.translate('anomalyForest.detectors.trainingSettings.timeHelp', {
      defaultMessage: 'Such as 2026-01-31T00:00:00Z; without a limit where this is empty.',
    }),
    as: 'text',
    usual: '',
  },
  {
    path: 'training.to',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.toLabel', {
      defaultMessage: 'Rows before',
    }),
    as: 'text',
    usual: '',
  },
  {
    path: 'training.filter',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.filterLabel', {
      defaultMessage: 'Rows that match, as query DSL',
    }),
    as: 'json',
    usual: '',
  },
  {
    path: 'severity_percentiles.low',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.lowLabel', {
      defaultMessage: 'Severity low from percentile',
    }),
    as: 'number',
  },
  {
    path: 'severity_percentiles.medium',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.mediumLabel', {
      defaultMessage: 'Severity medium from percentile',
    }),
    as: 'number',
  },
  {
    path: 'severity_percentiles.high',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.highLabel', {
      defaultMessage: 'Severity high from percentile',
    }),
    as: 'number',
  },
  {
    path: 'severity_percentiles.critical',
    label: i18n.translate('anomalyForest.detectors.trainingSettings.criticalLabel', {
      defaultMessage: 'Severity critical from percentile',
    }),
    as: 'number',
  },
];
