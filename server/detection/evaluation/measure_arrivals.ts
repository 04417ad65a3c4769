/** How long it takes from one event of an entity to its next. */
import type { ArrivalTimes } from '../../../common/api/arrival_times';
import type { DetectionPorts } from '../services';
import { noEvents, openSourceEvents, type EventsOptions } from './source_events';
import { arrivalBins, exponentialDistance } from '../statistics/arrival_statistics';
import { LogHistogram } from '../statistics/log_histogram';

const hourMs = 3_600_000;

/** The finest interval in which Elasticsearch counts: events of one are 0 ms apart. */
const resolutionMs = 1;

/** Relative width of a bin: distances from the exponential are at most 0.0004 off for it. */
const binWidth = 0.001;

/**
 * Times between events beside the exponential distribution of the same mean, which is the one that
 * fits best (maximum likelihood).
 * @throws AppError NO_DATA_IN_RANGE also where no entity has two events, EVENTS_TOO_MANY,
 * FIELD_NOT_FOUND, FIELD_NOT_USABLE, TIME_FIELD_NOT_DATE, INDEX_NOT_FOUND
 */
export async function measureArrivals(
  ports: Pick<DetectionPorts, 'reader'>,
  options: EventsOptions,
  signal: AbortSignal,
): Promise<ArrivalTimes> {
  const source = await openSourceEvents(ports, options, signal);
  const intervals = new LogHistogram(binWidth);
  let [events, entities] = [0, 0];
  let before: { entity: string | null; time: number } | undefined;
  for await (const page of source.counts(resolutionMs, options.range)) {
    for (const found of page) {
      events += found.events;
      if (found.events > 1) intervals.add(0, found.events - 1);
      if (before !== undefined && before.entity === found.entity) {
        intervals.add(found.time - before.time);
      } else {
        entities += 1;
      }
      before = found;
    }
  }
  if (intervals.count === 0) throw noEvents(options);
  const { count, max, mean, variance } = intervals;
  return {
    events,
    events_without_entity: await source.withoutEntity(options.range),
    entities,
    intervals: count,
    mean_ms: mean,
    median_ms: intervals.quantile(0.5),
    p95_ms: intervals.quantile(0.95),
    longest_ms: max,
    rate_per_hour: mean === 0 ? 0 : hourMs / mean,
    coefficient_of_variation: mean === 0 ? 0 : Math.sqrt(variance) / mean,
    ks_distance: exponentialDistance(intervals),
    bins: arrivalBins(intervals),
  };
}
