/** The settings of a detector that can be changed: what people read of each, and when it takes effect. */
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../../common/detector';
import { usualKeptVersions } from '../../../../common/detector_model';
import { rulesOfKind } from '../../../../common/detector_rules';

interface Choice {
  value: string;
  text: string;
}

/** When a change takes effect. */
export type Effect = 'at_once' | 'next_run' | 'next_training';

export interface SettingField {
  /** Of the detector's JSON. */
  path: string;
  effect: Effect;
  label: string;
  help?: string;
  as: 'text' | 'number' | 'json' | 'threshold' | readonly Choice[];
  /** What stands for a part that is left out; a field without it needs a value. */
  usual?: string;
  /** Left out where a detector cannot have it. */
  isFor?: (detector: Detector) => boolean;
}

const durationHelp = i18n.translate('anomalyForest.detectors.settingFields.durationHelp', {
  defaultMessage: 'Such as 10s, 5m, 1h or 7d.',
});

const hasRules = ({ kind, rules }: Detector) => rules !== undefined || rulesOfKind(kind).length > 0;

const policies: readonly Choice[] = [
  {
    value: 'either',
    text: i18n.translate('anomalyForest.detectors.settingFields.policyEitherText', {
      defaultMessage: 'Forest or rules, whichever speaks',
    }),
  },
  {
    value: 'both',
    text: i18n.translate('anomalyForest.detectors.settingFields.policyBothText', {
      defaultMessage: 'Forest and rules together',
    }),
  },
  {
    value: 'forest',
    text: i18n.translate('anomalyForest.detectors.settingFields.policyForestText', {
      defaultMessage: 'The forest alone',
    }),
  },
  {
    value: 'rules',
    text: i18n.translate('anomalyForest.detectors.settingFields.policyRulesText', {
      defaultMessage: 'The rules alone',
    }),
  },
];

const naming: readonly SettingField[] = [
  {
    path: 'name',
    effect: 'at_once',
    label: i18n.translate('anomalyForest.detectors.settingFields.nameLabel', {
      defaultMessage: 'Name',
    }),
    as: 'text',
  },
  {
    path: 'description',
    effect: 'at_once',
    label: i18n.translate('anomalyForest.detectors.settingFields.descriptionLabel', {
      defaultMessage: 'Description',
    }),
    as: 'text',
    usual: '',
  },
];

const scoring: readonly SettingField[] = [
  {
    path: 'schedule.interval',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.intervalLabel', {
      defaultMessage: 'Time between two runs',
    }),
    help: durationHelp,
    as: 'text',
  },
  {
    path: 'source.query_delay',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.queryDelayLabel', {
      defaultMessage: 'Wait for late rows',
    }),
    help: i18n.translate('anomalyForest.detectors.settingFields.queryDelayHelp', {
      defaultMessage: 'Rows that come later still are found and scored too.',
    }),
    as: 'text',
  },
  {
    path: 'schedule.reconcile_interval',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.reconcileIntervalLabel', {
      defaultMessage: 'Time between two looks for late rows',
    }),
    help: durationHelp,
    as: 'text',
  },
  {
    path: 'schedule.lookback',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.lookbackLabel', {
      defaultMessage: 'How far back it looks for them',
    }),
    help: i18n.translate('anomalyForest.detectors.settingFields.lookbackHelp', {
      defaultMessage: 'At least the time between two looks.',
    }),
    as: 'text',
  },
  {
    path: 'schedule.partitions',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.partitionsLabel', {
      defaultMessage: 'Parts that several nodes share',
    }),
    as: 'number',
    usual: '1',
    isFor: ({ source }) => source.windows === undefined,
  },
  {
    path: 'rules.policy',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.policyLabel', {
      defaultMessage: 'What makes an anomaly',
    }),
    as: policies,
    isFor: hasRules,
  },
  {
    path: 'rules.limits',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.limitsLabel', {
      defaultMessage: 'Limits of rules, as JSON',
    }),
    as: 'json',
    usual: '',
    isFor: hasRules,
  },
  {
    path: 'rules.suppress',
    effect: 'next_run',
    label: i18n.translate('anomalyForest.detectors.settingFields.suppressLabel', {
      defaultMessage: 'Rules that are silent, as JSON',
    }),
    as: 'json',
    usual: '',
    isFor: hasRules,
  },
];

const learning: readonly SettingField[] = [
  {
    path: 'model.threshold',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.thresholdLabel', {
      defaultMessage: 'Threshold by',
    }),
    as: 'threshold',
  },
  {
    path: 'training.retrain_every',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.retrainEveryLabel', {
      defaultMessage: 'Train again after',
    }),
    help: i18n.translate('anomalyForest.detectors.settingFields.retrainEveryHelp', {
      defaultMessage: 'Such as 7d; never by itself where this is empty.',
    }),
    as: 'text',
    usual: '',
  },
  {
    path: 'training.promote',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.promoteLabel', {
      defaultMessage: 'A new model',
    }),
    as: [
      {
        value: 'always',
        text: i18n.translate('anomalyForest.detectors.settingFields.promoteAlwaysText', {
          defaultMessage: 'scores at once',
        }),
      },
      {
        value: 'manual',
        text: i18n.translate('anomalyForest.detectors.settingFields.promoteManualText', {
          defaultMessage: 'is a challenger until promoted',
        }),
      },
    ],
    usual: 'always',
  },
  {
    path: 'training.promote_learnt',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.promoteLearntLabel', {
      defaultMessage: 'A model that learnt from labels',
    }),
    as: [
      {
        value: 'manual',
        text: i18n.translate('anomalyForest.detectors.settingFields.learntManualText', {
          defaultMessage: 'is a challenger until promoted',
        }),
      },
      {
        value: 'when_better',
        text: i18n.translate('anomalyForest.detectors.settingFields.learntWhenBetterText', {
          defaultMessage: 'scores at once where it is better',
        }),
      },
    ],
    usual: 'manual',
  },
  {
    path: 'model.trees',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.treesLabel', {
      defaultMessage: 'Trees',
    }),
    as: 'number',
  },
  {
    path: 'model.sample_size',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.sampleSizeLabel', {
      defaultMessage: 'Rows of each tree',
    }),
    as: 'number',
  },
  {
    path: 'model.seed',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.seedLabel', {
      defaultMessage: 'Seed',
    }),
    as: 'number',
  },
  {
    path: 'model.transform',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.transformLabel', {
      defaultMessage: 'Numbers with heavy tails',
    }),
    as: [
      {
        value: 'none',
        text: i18n.translate('anomalyForest.detectors.settingFields.transformNoneText', {
          defaultMessage: 'as they are',
        }),
      },
      {
        value: 'auto',
        text: i18n.translate('anomalyForest.detectors.settingFields.transformAutoText', {
          defaultMessage: 'compressed by asinh',
        }),
      },
    ],
    usual: 'none',
  },
  {
    path: 'model.keep_versions',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.keepVersionsLabel', {
      defaultMessage: 'Newest versions that stay',
    }),
    as: 'number',
    usual: String(usualKeptVersions),
  },
];

const learntRows: readonly SettingField[] = [
  {
    path: 'training.max_rows',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.maxRowsLabel', {
      defaultMessage: 'Most rows to train on',
    }),
    as: 'number',
  },
  {
    path: 'training.min_rows',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.minRowsLabel', {
      defaultMessage: 'Fewest rows to train on',
    }),
    as: 'number',
  },
  {
    path: 'training.from',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.fromLabel', {
      defaultMessage: 'Rows from',
    }),
    help: i18n.translate('anomalyForest.detectors.settingFields.timeHelp', {
      defaultMessage: 'Such as 2026-01-31T00:00:00Z; without a limit where this is empty.',
    }),
    as: 'text',
    usual: '',
  },
  {
    path: 'training.to',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.toLabel', {
      defaultMessage: 'Rows before',
    }),
    as: 'text',
    usual: '',
  },
  {
    path: 'training.filter',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.filterLabel', {
      defaultMessage: 'Rows that match, as query DSL',
    }),
    as: 'json',
    usual: '',
  },
];

const severities: readonly SettingField[] = [
  {
    path: 'severity_percentiles.low',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.lowLabel', {
      defaultMessage: 'Severity low from percentile',
    }),
    as: 'number',
  },
  {
    path: 'severity_percentiles.medium',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.mediumLabel', {
      defaultMessage: 'Severity medium from percentile',
    }),
    as: 'number',
  },
  {
    path: 'severity_percentiles.high',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.highLabel', {
      defaultMessage: 'Severity high from percentile',
    }),
    as: 'number',
  },
  {
    path: 'severity_percentiles.critical',
    effect: 'next_training',
    label: i18n.translate('anomalyForest.detectors.settingFields.criticalLabel', {
      defaultMessage: 'Severity critical from percentile',
    }),
    as: 'number',
  },
];

const all = [...naming, ...scoring, ...learning, ...learntRows, ...severities];

/** Of a detector, in the order in which they are shown. */
export const settingsOf = (detector: Detector): SettingField[] =>
  all.filter(({ isFor }) => isFor?.(detector) ?? true);
