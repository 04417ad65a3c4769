import React from 'react';
import { EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ArrivalTimes } from '../../../common/api/arrival_times';
import { Stats, type Stat } from '../../components/stats';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { arrivalBins } from './event_bins';
import { distanceStat, meanName } from './event_stats';
import { FittedChart } from './fitted_chart';

function arrivalStats(arrivals: ArrivalTimes, format: Format): Stat[] {
  return [
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.intervalsLabel', {
        defaultMessage: 'Intervals',
      }),
      value: format.count(arrivals.intervals),
      testSubj: 'statIntervals',
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.meanLabel', {
        defaultMessage: 'Mean',
      }),
      value: format.span(arrivals.mean_ms),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.medianLabel', {
        defaultMessage: 'Median',
      }),
      value: format.span(arrivals.median_ms),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.eventsHourLabel', {
        defaultMessage: 'Events an hour',
      }),
      value: format.value(Number(arrivals.rate_per_hour.toPrecision(4))),
      hint: i18n.translate('anomalyForest.evaluate.eventsPanel.rateFittedExponentialEachHint', {
        defaultMessage: 'Rate of the fitted exponential, of each entity.',
      }),
    },
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.coefficientVariationLabel', {
        defaultMessage: 'Coefficient of variation',
      }),
      value: format.score(arrivals.coefficient_of_variation),
      hint: i18n.translate(
        'anomalyForest.evaluate.eventsPanel.standardDeviationMeanExponentialHint',
        {
          defaultMessage:
            'Standard deviation by mean: 1 of an exponential distribution, more where events come in bursts.',
        },
      ),
    },
    distanceStat(format.score(arrivals.ks_distance), {
      hint: i18n.translate(
        'anomalyForest.evaluate.eventsPanel.largestDistanceBetweenDistributionHint2',
        {
          defaultMessage:
            'Largest distance between the distribution of the times and the exponential, 0 to 1.',
        },
      ),
      testSubj: 'statArrivalDistance',
    }),
  ];
}

/** Times from one event to the next, beside an exponential distribution. */
export function ArrivalChart({ arrivals }: { arrivals: ArrivalTimes }): React.ReactElement {
  const format = useFormat();
  const { bins, unit, unitMs } = arrivalBins(arrivals, format);
  const mean = format.span(arrivals.mean_ms);
  return (
    <>
      <Stats stats={arrivalStats(arrivals, format)} />
      <EuiSpacer size="m" />
      <FittedChart
        title={i18n.translate('anomalyForest.evaluate.eventsPanel.timeFromOneEventTitle', {
          defaultMessage: 'Time from one event to the next',
        })}
        xTitle={i18n.translate('anomalyForest.evaluate.eventsPanel.timeBetweenTwoEventsAxisTitle', {
          defaultMessage: 'Time between two events of an entity ({unit})',
          values: { unit },
        })}
        xTick={(value: number) => format.value(value)}
        yTitle={i18n.translate('anomalyForest.evaluate.eventsPanel.shareIntervalsAxisTitle', {
          defaultMessage: 'Share of intervals (%)',
        })}
        barName={i18n.translate('anomalyForest.evaluate.eventsPanel.shareIntervalsText', {
          defaultMessage: 'Share of intervals (%)',
        })}
        fittedName={i18n.translate('anomalyForest.evaluate.eventsPanel.exponentialWithMeanText', {
          defaultMessage: 'Exponential with mean {mean} (%)',
          values: { mean },
        })}
        line={{
          name: meanName(mean),
          at: arrivals.mean_ms / unitMs,
        }}
        bins={bins}
        note={i18n.translate('anomalyForest.evaluate.eventsPanel.lastBarTakesAllNote', {
          defaultMessage:
            'The last bar takes in all that is longer, up to {longestMs}. Events at a constant rate have exponential times between them; a tall first bar is bursts.',
          values: { longestMs: format.span(arrivals.longest_ms) },
        })}
        testSubj="arrivalChart"
      />
    </>
  );
}
