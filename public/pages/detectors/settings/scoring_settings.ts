/** What people read of the settings that runs go by. */
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../../common/detector';
import { rulesOfKind } from '../../../../common/detector_rules';
import type { Choice, Setting } from './setting';

const durationHelp = i18n.translate('anomalyForest.detectors.scoringSettings.durationHelp', {
  defaultMessage: 'Such as 10s, 5m, 1h or 7d.',
});

const hasRules = ({ kind, rules }: Detector) => rules !== undefined || rulesOfKind(kind).length > 0;

const policies: readonly Choice[] = [
  {
    value: 'either',
    text: i18n.translate('anomalyForest.detectors.scoringSettings.policyEitherText', {
      defaultMessage: 'Forest or rules, whichever speaks',
    }),
  },
  {
    value: 'both',
    text: i18n.translate('anomalyForest.detectors.scoringSettings.policyBothText', {
      defaultMessage: 'Forest and rules together',
    }),
  },
  {
    value: 'forest',
    text: i18n.translate('anomalyForest.detectors.scoringSettings.policyForestText', {
      defaultMessage: 'The forest alone',
    }),
  },
  {
    value: 'rules',
    text: i18n.translate('anomalyForest.detectors.scoringSettings.policyRulesText', {
      defaultMessage: 'The rules alone',
    }),
  },
];

/** In the order in which they are shown. */
export const scoringSettings: readonly Setting[] = [
  {
    path: 'schedule.interval',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.intervalLabel', {
      defaultMessage: 'Time between two runs',
    }),
    help: durationHelp,
    as: 'text',
  },
  {
    path: 'source.query_delay',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.queryDelayLabel', {
      defaultMessage: 'Wait for late rows',
    }),
    help: i18n.translate('anomalyForest.detectors.scoringSettings.queryDelayHelp', {
      defaultMessage: 'Rows that come later still are found and scored too.',
    }),
    as: 'text',
  },
  {
    path: 'schedule.reconcile_interval',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.reconcileIntervalLabel', {
      defaultMessage: 'Time between two looks for late rows',
    }),
    help: durationHelp,
    as: 'text',
  },
  {
    path: 'schedule.lookback',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.lookbackLabel', {
      defaultMessage: 'How far back it looks for them',
    }),
    help: i18n.translate('anomalyForest.detectors.scoringSettings.lookbackHelp', {
      defaultMessage: 'At least the time between two looks.',
    }),
    as: 'text',
  },
  {
    path: 'schedule.partitions',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.partitionsLabel', {
      defaultMessage: 'Parts that several nodes share',
    }),
    as: 'number',
    usual: '1',
    isFor: ({ source }) => source.windows === undefined,
  },
  {
    path: 'rules.policy',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.policyLabel', {
      defaultMessage: 'What makes an anomaly',
    }),
    as: policies,
    isFor: hasRules,
  },
  {
    path: 'rules.limits',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.limitsLabel', {
      defaultMessage: 'Limits of rules, as JSON',
    }),
    as: 'json',
    usual: '',
    isFor: hasRules,
  },
  {
    path: 'rules.suppress',
    label: i18n.translate('anomalyForest.detectors.scoringSettings.suppressLabel', {
      defaultMessage: 'Rules that are silent, as JSON',
    }),
    as: 'json',
    usual: '',
    isFor: hasRules,
  },
];
