import React from 'react';
import { EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { EventCounts } from '../../../common/api/event_counts';
import { Stats, type Stat } from '../../components/stats';
import type { Format } from '../../formatters/format';
import { sentences } from '../../formatters/sentences';
import { useFormat } from '../../formatters/use_format';
import { countBins } from './event_bins';
import { distanceStat, meanName } from './event_stats';
import { FittedChart } from './fitted_chart';

function countStats(counts: EventCounts, format: Format): Stat[] {
  return [
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.eventsLabel', {
        defaultMessage: 'Events',
      }),
      value: format.count(counts.events),
      testSubj: 'statEvents',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.entitiesLabel', {
        defaultMessage: 'Entities',
      }),
      value: format.count(counts.entities),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.windowsLabel', {
        defaultMessage: 'Windows',
      }),
      value: format.count(counts.windows),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.meanPerWindowLabel', {
        defaultMessage: 'Mean per window',
      }),
      value: format.value(Number(counts.mean.toPrecision(4))),
      testSubj: 'statMean',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.dispersionIndexLabel', {
        defaultMessage: 'Dispersion index',
      }),
      value: format.score(counts.dispersion_index),
      hint: i18n.translate(
        'anomalyForest.evaluate.eventsPanel.varianceMeanPoissonDistributionHint',
        {
          defaultMessage:
            'Variance by mean: 1 of a Poisson distribution, more where events come in bursts.',
        },
      ),
      testSubj: 'statDispersion',
    },
    distanceStat(format.score(counts.ks_distance), {
      hint: i18n.translate(
        'anomalyForest.evaluate.eventsPanel.largestDistanceBetweenDistributionHint',
        {
          defaultMessage:
            'Largest distance between the distribution of the counts and Poisson’s, 0 to 1.',
        },
      ),
      testSubj: 'statCountDistance',
    }),
  ];
}

const texts = {
  eventsPerEntityWindowText: i18n.translate(
    'anomalyForest.evaluate.eventsPanel.eventsPerEntityWindowText',
    {
      defaultMessage: 'Events per entity and window',
    },
  ),
  eventsPerWindowText: i18n.translate('anomalyForest.evaluate.eventsPanel.eventsPerWindowText', {
    defaultMessage: 'Events per window',
  }),
  howManyEventsWindowTitle: i18n.translate(
    'anomalyForest.evaluate.eventsPanel.howManyEventsWindowTitle',
    {
      defaultMessage: 'How many events a window has',
    },
  ),
  windowsAxisTitle: i18n.translate('anomalyForest.evaluate.eventsPanel.windowsAxisTitle', {
    defaultMessage: 'Windows',
  }),
  windowsText: i18n.translate('anomalyForest.evaluate.eventsPanel.windowsText', {
    defaultMessage: 'Windows',
  }),
  againstPoissonDistributionTitle: i18n.translate(
    'anomalyForest.evaluate.eventsPanel.againstPoissonDistributionTitle',
    { defaultMessage: 'Against a Poisson distribution' },
  ),
  probabilityAxisTitle: i18n.translate('anomalyForest.evaluate.eventsPanel.probabilityAxisTitle', {
    defaultMessage: 'Probability (%)',
  }),
  shareWindowsText: i18n.translate('anomalyForest.evaluate.eventsPanel.shareWindowsText', {
    defaultMessage: 'Share of windows (%)',
  }),
  eventsHappenIndependentlyAtNote: i18n.translate(
    'anomalyForest.evaluate.eventsPanel.eventsHappenIndependentlyAtNote',
    {
      defaultMessage:
        'Events that happen independently at a constant rate are Poisson distributed. Bars beyond the line on both sides: entities or hours differ, or events come in bursts.',
    },
  ),
};

/** How many events a window has, alone and beside a Poisson distribution. */
export function CountCharts({ counts }: { counts: EventCounts }): React.ReactElement {
  const format = useFormat();
  const mean = format.value(Number(counts.mean.toPrecision(4)));
  const each = counts.entities > 1 ? texts.eventsPerEntityWindowText : texts.eventsPerWindowText;
  const without = counts.events_without_entity;
  const left =
    without === 0
      ? null
      : i18n.translate('anomalyForest.evaluate.eventsPanel.eventHasNoEntityText', {
          defaultMessage:
            '{without} {withoutCount, plural, one {event has} other {events have}} no entity.',
          values: { without: format.count(without), withoutCount: without },
        });
  const x = {
    xTitle: `${each} (${format.span(counts.window_ms)})`,
    xTick: (value: number) => (Number.isInteger(value) ? format.count(value) : ''),
  };
  return (
    <>
      <Stats stats={countStats(counts, format)} />
      <EuiSpacer size="m" />
      <FittedChart
        {...x}
        title={texts.howManyEventsWindowTitle}
        yTitle={texts.windowsAxisTitle}
        barName={texts.windowsText}
        line={{
          name: meanName(mean),
          at: counts.mean,
        }}
        bins={countBins(counts, format, ({ windows }) => ({ value: windows }))}
        note={sentences(
          i18n.translate('anomalyForest.evaluate.eventsPanel.windowsFromFirstEventNote', {
            defaultMessage:
              'Windows from the first event to the last, empty ones too. Most in one: {most}.',
            values: { most: format.count(counts.most) },
          }),
          left,
        )}
        testSubj="countHistogram"
      />
      <EuiSpacer size="m" />
      <FittedChart
        {...x}
        title={texts.againstPoissonDistributionTitle}
        yTitle={texts.probabilityAxisTitle}
        barName={texts.shareWindowsText}
        fittedName={i18n.translate('anomalyForest.evaluate.eventsPanel.poissonWithMeanText', {
          defaultMessage: 'Poisson with mean {mean} (%)',
          values: { mean },
        })}
        bins={countBins(counts, format, ({ poisson, share }) => ({
          value: 100 * share,
          fitted: 100 * poisson,
        }))}
        note={texts.eventsHappenIndependentlyAtNote}
        testSubj="poissonChart"
      />
    </>
  );
}
