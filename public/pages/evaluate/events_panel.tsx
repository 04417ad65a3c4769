import React from 'react';
import { EuiEmptyPrompt, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { ArrivalTimes } from '../../../common/api/arrival_times';
import type { EventCounts } from '../../../common/api/event_counts';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton } from '../../components/skeletons';
import { Stats, type Stat } from '../../components/stats';
import type { Format } from '../../formatters/format';
import { sentences } from '../../formatters/sentences';
import { useFormat } from '../../formatters/use_format';
import { useAddress } from '../../hooks/use_address';
import { useArrivalTimes, useEventCounts } from '../../hooks/use_event_statistics';
import { arrivalBins, countBins } from './event_bins';
import { EventsForm } from './events_form';
import {
  addressOfEvents,
  eventsBody,
  isEventsQuestion,
  readEventsQuestion,
  type EventsQuestion,
} from './events_question';
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
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.kolmogorovSmirnovDistanceLabel', {
        defaultMessage: 'Kolmogorov-Smirnov distance',
      }),
      value: format.score(counts.ks_distance),
      hint: i18n.translate(
        'anomalyForest.evaluate.eventsPanel.largestDistanceBetweenDistributionHint',
        {
          defaultMessage:
            'Largest distance between the distribution of the counts and Poisson’s, 0 to 1.',
        },
      ),
      testSubj: 'statCountDistance',
    },
  ];
}

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
    {
      label: i18n.translate('anomalyForest.evaluate.eventsPanel.kolmogorovSmirnovDistanceLabel', {
        defaultMessage: 'Kolmogorov-Smirnov distance',
      }),
      value: format.score(arrivals.ks_distance),
      hint: i18n.translate(
        'anomalyForest.evaluate.eventsPanel.largestDistanceBetweenDistributionHint2',
        {
          defaultMessage:
            'Largest distance between the distribution of the times and the exponential, 0 to 1.',
        },
      ),
      testSubj: 'statArrivalDistance',
    },
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

function CountCharts({ counts }: { counts: EventCounts }): React.ReactElement {
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
          name: i18n.translate('anomalyForest.evaluate.eventsPanel.meanName', {
            defaultMessage: 'Mean {mean}',
            values: { mean },
          }),
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

function ArrivalChart({ arrivals }: { arrivals: ArrivalTimes }): React.ReactElement {
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
          name: i18n.translate('anomalyForest.evaluate.eventsPanel.meanName', {
            defaultMessage: 'Mean {mean}',
            values: { mean },
          }),
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

interface Asked {
  detector: Detector;
  question: EventsQuestion;
  times: { from: string; to: string };
}

const skeleton = (
  <>
    <StatsSkeleton />
    <EuiSpacer size="m" />
    <ChartSkeleton height={380} />
  </>
);

function Statistics({ detector, question, times }: Asked): React.ReactElement {
  const body = eventsBody(detector, question, times);
  const counts = useEventCounts({ ...body, window: question.window });
  const arrivals = useArrivalTimes(body);
  return (
    <>
      <Requested
        request={counts}
        failure={i18n.translate('anomalyForest.evaluate.eventsPanel.eventsCouldNotCountedFailure', {
          defaultMessage: 'The events could not be counted',
        })}
        skeleton={skeleton}
      >
        {(found) => <CountCharts counts={found} />}
      </Requested>
      <EuiSpacer size="m" />
      <Requested
        request={arrivals}
        failure={i18n.translate(
          'anomalyForest.evaluate.eventsPanel.timesBetweenEventsCouldFailure',
          { defaultMessage: 'The times between events could not be measured' },
        )}
        skeleton={skeleton}
      >
        {(found) => <ArrivalChart arrivals={found} />}
      </Requested>
    </>
  );
}

/** How regularly events come, beside what chance alone would give; the address holds what is asked. */
export function EventsPanel(props: {
  detector: Detector;
  /** ISO 8601. */
  times: { from: string; to: string };
}): React.ReactElement {
  const [params, change] = useAddress();
  const question = readEventsQuestion(params);
  return (
    <>
      <EventsForm
        key={JSON.stringify(question)}
        question={question}
        ownIndices={props.detector.source.indices.join(', ')}
        onAsk={(asked) => change(addressOfEvents(asked))}
      />
      <EuiSpacer size="m" />
      {isEventsQuestion(params) ? (
        <Statistics {...props} question={question} />
      ) : (
        <EuiEmptyPrompt
          iconType="clock"
          titleSize="s"
          title={
            <h3>
              {i18n.translate('anomalyForest.evaluate.eventsPanel.whichEventsCountedText', {
                defaultMessage: 'Which events are to be counted?',
              })}
            </h3>
          }
          body={
            <p>
              <FormattedMessage
                id="anomalyForest.evaluate.eventsPanel.nameThemQuerySuchText"
                defaultMessage="Name them by a query, such as {example}, and whose they are. Their counts are set beside a Poisson distribution, the times between them beside an exponential one."
                values={{
                  example: (
                    <em>
                      {i18n.translate('anomalyForest.evaluate.eventsPanel.eventActionLoginText', {
                        defaultMessage: 'event.action: login',
                      })}
                    </em>
                  ),
                }}
              />
            </p>
          }
          data-test-subj="noEvents"
        />
      )}
    </>
  );
}
