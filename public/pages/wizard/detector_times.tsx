import React from 'react';
import { EuiFlexGrid, EuiFlexItem, EuiFormRow, EuiSelect } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { StepProps } from './source_step';

const everies = [
  {
    value: '10s',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everySecondsText', {
      defaultMessage: 'Every 10 seconds',
    }),
  },
  {
    value: '1m',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everyMinuteText', {
      defaultMessage: 'Every minute',
    }),
  },
  {
    value: '5m',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everyMinutesText', {
      defaultMessage: 'Every 5 minutes',
    }),
  },
  {
    value: '15m',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everyMinutesText2', {
      defaultMessage: 'Every 15 minutes',
    }),
  },
  {
    value: '1h',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everyHourText', {
      defaultMessage: 'Every hour',
    }),
  },
];

const delays = [
  {
    value: '10s',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.secondsText', {
      defaultMessage: '10 seconds',
    }),
  },
  {
    value: '1m',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.minuteText', {
      defaultMessage: '1 minute',
    }),
  },
  {
    value: '5m',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.minutesText', {
      defaultMessage: '5 minutes',
    }),
  },
  {
    value: '15m',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.minutesText2', {
      defaultMessage: '15 minutes',
    }),
  },
];

const retrainings = [
  {
    value: '',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.neverItselfText', {
      defaultMessage: 'Never by itself',
    }),
  },
  {
    value: '1d',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everyDayText', {
      defaultMessage: 'Every day',
    }),
  },
  {
    value: '7d',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everyWeekText', {
      defaultMessage: 'Every week',
    }),
  },
  {
    value: '30d',
    text: i18n.translate('anomalyForest.wizard.detectorTimes.everyDaysText', {
      defaultMessage: 'Every 30 days',
    }),
  },
];

/** Another value, such as of a link, stays choosable. */
const withOwn = (options: readonly { value: string; text: string }[], value: string) =>
  options.some((option) => option.value === value)
    ? [...options]
    : [...options, { value, text: value }];

/** How often it scores, how long it waits for late rows, and how often it is trained anew. */
export function DetectorTimes({ draft, change }: StepProps): React.ReactElement {
  const rows = [
    {
      key: 'interval',
      label: i18n.translate('anomalyForest.wizard.detectorTimes.scoredLabel', {
        defaultMessage: 'Scored',
      }),
      help: i18n.translate('anomalyForest.wizard.detectorTimes.howOftenNewRowsHelp', {
        defaultMessage: 'How often new rows are looked for.',
      }),
      options: everies,
    },
    {
      key: 'queryDelay',
      label: i18n.translate('anomalyForest.wizard.detectorTimes.waitsForLateRowsLabel', {
        defaultMessage: 'Waits for late rows',
      }),
      help: i18n.translate('anomalyForest.wizard.detectorTimes.rowsComeLaterStillHelp', {
        defaultMessage: 'Rows that come later still are found and scored too.',
      }),
      options: delays,
    },
    {
      key: 'retrainEvery',
      label: i18n.translate('anomalyForest.wizard.detectorTimes.trainedAnewLabel', {
        defaultMessage: 'Trained anew',
      }),
      help: i18n.translate('anomalyForest.wizard.detectorTimes.soLearnsWhatHasHelp', {
        defaultMessage: 'So that it learns what has become ordinary.',
      }),
      options: retrainings,
    },
  ] as const;
  return (
    <EuiFlexGrid columns={3} gutterSize="m">
      {rows.map(({ key, label, help, options }) => (
        <EuiFlexItem key={key}>
          <EuiFormRow label={label} helpText={help} fullWidth>
            <EuiSelect
              fullWidth
              value={draft[key]}
              options={withOwn(options, draft[key])}
              onChange={({ target }) => change({ [key]: target.value })}
              data-test-subj={`detector-${key}`}
            />
          </EuiFormRow>
        </EuiFlexItem>
      ))}
    </EuiFlexGrid>
  );
}
