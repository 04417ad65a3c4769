/** Where scoring stands in each part of a detector, and in all of it. */
import type { DetectorState, PartitionState, RunSummary } from '../../../common/detector_state';
import type { AppError } from '../../../common/errors';
import type { Partition } from './partitions';

/** How many parts a state is of. */
const countOf = ({ partitions }: DetectorState): number => partitions?.length ?? 1;

/** Whether the state is one of so many parts; if not, somebody has changed their number. */
export const isOfParts = (state: DetectorState, of: number): boolean => countOf(state) === of;

/** That of the part which is furthest behind; null while one has not begun. */
function leastCheckpoint(partitions: readonly PartitionState[]): number | null {
  return partitions.reduce<number | null>(
    (least, { checkpoint }) =>
      least === null || checkpoint === null ? null : Math.min(least, checkpoint),
    Infinity,
  );
}

/**
 * The state of another number of parts: each begins where all of them had got to. What some had settled
 * beyond that is done again under the same result ids.
 */
export function withParts(state: DetectorState, of: number): DetectorState {
  if (isOfParts(state, of)) return state;
  const { checkpoint } = state;
  const changed = { ...state };
  if (of === 1) delete changed.partitions;
  else changed.partitions = Array.from({ length: of }, () => ({ checkpoint, error: null }));
  return changed;
}

/** Where a run begins. @param partition null for a run over the whole source */
export function checkpointOf(state: DetectorState, partition: Partition | null): number | null {
  const own = partition === null ? undefined : state.partitions?.[partition.index];
  return own === undefined ? state.checkpoint : own.checkpoint;
}

const later = (checkpoint: number, before: number | null) =>
  Math.max(checkpoint, before ?? checkpoint);

const concerns = (partition: Partition | null, index: number): boolean =>
  partition === null || partition.index === index;

/** Forgets a way that is at its end. */
function withoutDoneCatchUp(state: DetectorState): DetectorState {
  const { catch_up: way, ...rest } = state;
  if (way === undefined || state.checkpoint === null || state.checkpoint < way.to) return state;
  return rest;
}

/**
 * Moves the checkpoint forward, never back: whatever either of two runs has settled is settled.
 * @param partition null for a run over the whole source, which settles for every part
 */
export function withCheckpoint(
  state: DetectorState,
  checkpoint: number,
  partition: Partition | null,
): DetectorState {
  if (state.partitions === undefined) {
    return withoutDoneCatchUp({ ...state, checkpoint: later(checkpoint, state.checkpoint) });
  }
  const partitions = state.partitions.map((part, index) =>
    concerns(partition, index) ? { ...part, checkpoint: later(checkpoint, part.checkpoint) } : part,
  );
  return withoutDoneCatchUp({ ...state, partitions, checkpoint: leastCheckpoint(partitions) });
}

/** That a run has not got to `to`: from here on the detector catches up. */
export function withCatchUp(
  state: DetectorState,
  { since, from, to }: { since: string; from: number; to: number },
): DetectorState {
  const { catch_up: way } = state;
  return withoutDoneCatchUp({
    ...state,
    catch_up: {
      since: way?.since ?? since,
      from: Math.min(from, way?.from ?? from),
      to: Math.max(to, way?.to ?? to),
    },
  });
}

/** As if nothing had failed yet. */
export function withoutFailures(state: DetectorState): DetectorState {
  const partitions = state.partitions?.map((part) => ({ ...part, error: null }));
  return { ...state, ...(partitions === undefined ? {} : { partitions }), error: null };
}

/**
 * The failure that lasts after a scoring run. A part that works says nothing of another that fails.
 * @param run whose `partition` is left out for a run over the whole source
 */
export function withScoreFailure(
  state: DetectorState,
  { partition }: Pick<RunSummary, 'partition'>,
  failure: AppError | null,
): DetectorState {
  const body = failure?.toBody() ?? null;
  const partitions = state.partitions?.map((part, index) =>
    partition === undefined || partition === index ? { ...part, error: body } : part,
  );
  const lasting = partitions?.find(({ error }) => error !== null)?.error ?? body;
  // A run that worked says nothing of another kind of run that does not.
  const other = state.error?.kind === 'score' ? null : state.error;
  return {
    ...state,
    ...(partitions === undefined ? {} : { partitions }),
    error: lasting === null ? other : { ...lasting, kind: 'score' },
  };
}
