/** When a detector's tasks run, and in how many parts: the part `schedule`. */
import type * as t from 'io-ts';
import { duration, integerIn } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';

const scheduleProps = {
  /** Time between two scoring runs. */
  interval: duration,
  /** Time between two runs that look for what came late. */
  reconcile_interval: duration,
  /** How far back such a run looks. */
  lookback: duration,
};

/** Most parts that a detector's work is cut into. */
export const mostPartitions = 16;

const scheduleChoices = {
  /**
   * Parts of the source that are scored on their own, each as a task of its own which any node may
   * take; 1 when left out. See docs/nodes.md.
   */
  partitions: integerIn(1, mostPartitions),
};

export const scheduleCodec = strictObject('schedule', scheduleProps, scheduleChoices);
export type Schedule = t.TypeOf<typeof scheduleCodec>;

export const scheduleInputCodec = strictObject(
  'schedule',
  {},
  { ...scheduleProps, ...scheduleChoices },
);

/** A detector as far as its tasks go. */
export interface ScheduledDetector {
  id: string;
  schedule: Schedule;
}

/** How many parts a detector is scored in, 1 to `mostPartitions`. */
export const partitionsOf = ({ schedule }: { schedule: Schedule }): number =>
  schedule.partitions ?? 1;
