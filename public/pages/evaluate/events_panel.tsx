import React from 'react';
import { EuiEmptyPrompt, EuiSpacer } from '@elastic/eui';
import type { ArrivalTimes } from '../../../common/api/arrival_times';
import type { EventCounts } from '../../../common/api/event_counts';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton } from '../../components/skeletons';
import { Stats, type Stat } from '../../components/stats';
import type { Format } from '../../formatters/format';
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
    { label: 'Events', value: format.count(counts.events), testSubj: 'statEvents' },
    { label: 'Entities', value: format.count(counts.entities) },
    { label: 'Windows', value: format.count(counts.windows) },
    {
      label: 'Mean per window',
      value: format.value(Number(counts.mean.toPrecision(4))),
      testSubj: 'statMean',
    },
    {
      label: 'Dispersion index',
      value: format.score(counts.dispersion_index),
      hint: 'Variance by mean: 1 of a Poisson distribution, more where events come in bursts.',
      testSubj: 'statDispersion',
    },
    {
      label: 'Kolmogorov-Smirnov distance',
      value: format.score(counts.ks_distance),
      hint: 'Largest distance between the distribution of the counts and Poisson’s, 0 to 1.',
      testSubj: 'statCountDistance',
    },
  ];
}

function arrivalStats(arrivals: ArrivalTimes, format: Format): Stat[] {
  return [
    { label: 'Intervals', value: format.count(arrivals.intervals), testSubj: 'statIntervals' },
    { label: 'Mean', value: format.span(arrivals.mean_ms) },
    { label: 'Median', value: format.span(arrivals.median_ms) },
    {
      label: 'Events an hour',
      value: format.value(Number(arrivals.rate_per_hour.toPrecision(4))),
      hint: 'Rate of the fitted exponential, of each entity.',
    },
    {
      label: 'Coefficient of variation',
      value: format.score(arrivals.coefficient_of_variation),
      hint: 'Standard deviation by mean: 1 of an exponential distribution, more where events come in bursts.',
    },
    {
      label: 'Kolmogorov-Smirnov distance',
      value: format.score(arrivals.ks_distance),
      hint: 'Largest distance between the distribution of the times and the exponential, 0 to 1.',
      testSubj: 'statArrivalDistance',
    },
  ];
}

function CountCharts({ counts }: { counts: EventCounts }): React.ReactElement {
  const format = useFormat();
  const mean = format.value(Number(counts.mean.toPrecision(4)));
  const each = counts.entities > 1 ? 'Events per entity and window' : 'Events per window';
  const without = counts.events_without_entity;
  const left = without === 0 ? '' : ` ${format.count(without)} events have no entity.`;
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
        title="How many events a window has"
        yTitle="Windows"
        barName="Windows"
        line={{ name: `Mean ${mean}`, at: counts.mean }}
        bins={countBins(counts, format, ({ windows }) => ({ value: windows }))}
        note={`Windows from the first event to the last, empty ones too. Most in one: ${format.count(counts.most)}.${left}`}
        testSubj="countHistogram"
      />
      <EuiSpacer size="m" />
      <FittedChart
        {...x}
        title="Against a Poisson distribution"
        yTitle="Probability (%)"
        barName="Share of windows (%)"
        fittedName={`Poisson with mean ${mean} (%)`}
        bins={countBins(counts, format, ({ poisson, share }) => ({
          value: 100 * share,
          fitted: 100 * poisson,
        }))}
        note="Events that happen independently at a constant rate are Poisson distributed. Bars beyond the line on both sides: entities or hours differ, or events come in bursts."
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
        title="Time from one event to the next"
        xTitle={`Time between two events of an entity (${unit})`}
        xTick={(value: number) => format.value(value)}
        yTitle="Share of intervals (%)"
        barName="Share of intervals (%)"
        fittedName={`Exponential with mean ${mean} (%)`}
        line={{ name: `Mean ${mean}`, at: arrivals.mean_ms / unitMs }}
        bins={bins}
        note={`The last bar takes in all that is longer, up to ${format.span(arrivals.longest_ms)}. Events at a constant rate have exponential times between them; a tall first bar is bursts.`}
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
      <Requested request={counts} failure="The events could not be counted" skeleton={skeleton}>
        {(found) => <CountCharts counts={found} />}
      </Requested>
      <EuiSpacer size="m" />
      <Requested
        request={arrivals}
        failure="The times between events could not be measured"
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
          title={<h3>Which events are to be counted?</h3>}
          body={
            <p>
              Name them by a query, such as <em>event.action: login</em>, and whose they are. Their
              counts are set beside a Poisson distribution, the times between them beside an
              exponential one.
            </p>
          }
          data-test-subj="noEvents"
        />
      )}
    </>
  );
}
