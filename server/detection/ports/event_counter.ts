/** What the statistics of events ask of a source: a port of its own, nothing else needs it. */
import type { SourceScope, TimeRange } from './scope';

/** Events of an entity in an interval; there is at least one. */
export interface IntervalCount {
  /** Null where no entity is asked for. */
  entity: string | null;
  /** Beginning of the interval, milliseconds since 1970: a multiple of its length. */
  time: number;
  events: number;
}

export interface EventCounter {
  /**
   * Pages of counts by entity, then time; memory does not grow with them. Events without an entity
   * are left out where one is asked for.
   * @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ...
   */
  intervalCounts(
    scope: SourceScope,
    options: { range: TimeRange; intervalMs: number; entityField?: string },
    signal: AbortSignal,
  ): AsyncIterable<IntervalCount[]>;
}
