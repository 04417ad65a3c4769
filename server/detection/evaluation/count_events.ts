/** How many events each entity has in windows of time. */
import type { EventCounts } from '../../../common/api/event_counts';
import type { TimeRange } from '../ports/scope';
import type { DetectionPorts } from '../services';
import { noEvents, openSourceEvents, type EventsOptions } from './source_events';
import { countStatistics } from '../statistics/count_statistics';

/** Whole windows alone: one that the range cuts would seem to have fewer events. */
function wholeWindows({ from, to }: TimeRange, windowMs: number): TimeRange {
  return {
    from: from === null ? null : Math.ceil(from / windowMs) * windowMs,
    to: to === null ? null : Math.floor(to / windowMs) * windowMs,
  };
}

const isEmpty = ({ from, to }: TimeRange) => from !== null && to !== null && from >= to;

/**
 * Counts per entity and window beside a Poisson distribution of the same mean. Windows begin at
 * multiples of their length. Each entity has all windows from that of the first event of any to that
 * of the last: empty ones count.
 * @throws AppError NO_DATA_IN_RANGE, EVENTS_TOO_MANY, FIELD_NOT_FOUND, FIELD_NOT_USABLE,
 * TIME_FIELD_NOT_DATE, INDEX_NOT_FOUND
 */
export async function countEvents(
  ports: Pick<DetectionPorts, 'reader'>,
  { windowMs, ...options }: EventsOptions & { windowMs: number },
  signal: AbortSignal,
): Promise<EventCounts> {
  const source = await openSourceEvents(ports, options, signal);
  const range = wholeWindows(options.range, windowMs);
  if (isEmpty(range)) throw noEvents(options);
  // Of N events there are at most √(2N) different counts: that bounds it.
  const byCount = new Map<number, number>();
  let [events, entities, filled] = [0, 0, 0];
  let [first, last] = [Infinity, -Infinity];
  let entity: string | null | undefined;
  for await (const page of source.counts(windowMs, range)) {
    for (const found of page) {
      if (found.entity !== entity) entities += 1;
      entity = found.entity;
      byCount.set(found.events, (byCount.get(found.events) ?? 0) + 1);
      events += found.events;
      filled += 1;
      first = Math.min(first, found.time);
      last = Math.max(last, found.time);
    }
  }
  if (events === 0) throw noEvents(options);
  const each = Math.round((last - first) / windowMs) + 1;
  byCount.set(0, entities * each - filled);
  return {
    events,
    events_without_entity: await source.withoutEntity(range),
    entities,
    window_ms: windowMs,
    from: first,
    to: last + windowMs,
    ...countStatistics(byCount),
  };
}
