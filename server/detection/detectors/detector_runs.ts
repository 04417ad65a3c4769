/** Keeping what a detector's runs did: history, and the failure that lasts. */
import { type DetectorState, keptRuns, type RunSummary } from '../../../common/detector_state';
import { type AppError, toAppError } from '../../../common/errors';
import { type OwnTraining, withoutOwn } from '../models/training_marker';
import { retryOnConflict } from '../retry_on_conflict';
import { noRows, type RunCounts } from '../scoring/run_counts';
import { withScoreFailure } from '../scoring/partition_state';
import type { DetectionPorts } from '../services';

/**
 * Changes the stored state. Several nodes may run parts of one detector at once: the loser of a race
 * reads again and applies its change to what it finds. Of a detector that is gone no state is left
 * behind, and a change that gives back what it was given is not written.
 */
export async function changeState(
  ports: Pick<DetectionPorts, 'detectors' | 'states'>,
  detectorId: string,
  change: (state: DetectorState) => DetectorState,
): Promise<DetectorState> {
  return retryOnConflict(async () => {
    const { value, version } = await ports.states.get(detectorId);
    const changed = change(value);
    if (changed === value) return value;
    // The first state of a detector, or one of a detector that was deleted while it ran.
    const mayBeGone = version === null;
    if (mayBeGone && (await ports.detectors.get(detectorId)) === null) return changed;
    await ports.states.put(detectorId, changed, version);
    return changed;
  });
}

interface RunOptions {
  detectorId: string;
  kind: RunSummary['kind'];
  /** Which part of the source it is about; all of it when left out. */
  partition?: number;
  /** The training that it is. */
  training?: OwnTraining;
  /** Does the work; adds to `counts` as it goes, so that a run that fails half-way still tells. */
  work: (counts: RunCounts) => Promise<void>;
  /** Changes the state further once the work is done. */
  onSuccess?: (state: DetectorState) => DetectorState;
  /** How far behind the run leaves scoring, in milliseconds; null where that cannot be said. */
  lagOf?: (state: DetectorState) => number | null;
}

/** Ends of a run that are no fault: cancelled, or too early. */
const notFailures: ReadonlySet<string> = new Set([
  'ABORTED',
  'TRAINING_CANCELLED',
  'NOT_ENOUGH_ROWS',
]);

interface End {
  failure: AppError | null;
  training?: OwnTraining | undefined;
}

/** A turn in which nothing was there to do is not worth a line in the history. */
function isWorthKeeping(run: RunSummary, { failure, training }: End): boolean {
  if (failure === null) return run.rows_read > 0 || run.kind === 'train';
  // One that never began is told of where it is cancelled.
  const wasCancelled = failure.code === 'TRAINING_CANCELLED' && training?.begun === true;
  return !notFailures.has(failure.code) || wasCancelled || run.rows_scored > 0;
}

/** With what the last training lacked; one that was cancelled does not say. */
function withLack(state: DetectorState, failure: AppError | null): DetectorState {
  if (failure?.code === 'NOT_ENOUGH_ROWS') return { ...state, training_lacks: failure.message };
  if (failure !== null) return state;
  const { training_lacks: _, ...rest } = state;
  return rest;
}

function withRun(before: DetectorState, run: RunSummary, end: End): DetectorState {
  const { failure, training } = end;
  const state =
    training === undefined ? before : withLack(withoutOwn(before, training, failure), failure);
  const runs = isWorthKeeping(run, end) ? [run, ...state.runs].slice(0, keptRuns) : state.runs;
  const kept = { ...state, runs };
  if (failure !== null && notFailures.has(failure.code)) return kept;
  if (run.kind === 'score') return withScoreFailure(kept, run, failure);
  if (failure !== null) return { ...kept, error: { ...failure.toBody(), kind: run.kind } };
  // A run that worked says nothing of another kind of run that does not.
  return { ...kept, error: state.error?.kind === run.kind ? null : state.error };
}

/**
 * Does a piece of work as a run of the detector: times it, and stores its summary and its failure.
 * @throws AppError what the work threw.
 */
export async function recordRun(
  ports: Pick<DetectionPorts, 'clock' | 'logger' | 'detectors' | 'states' | 'failures' | 'node'>,
  {
    detectorId,
    kind,
    partition,
    training,
    work,
    onSuccess = (state) => state,
    lagOf = () => null,
  }: RunOptions,
): Promise<RunSummary> {
  const startedAt = ports.clock.now();
  const counts = { ...noRows };
  const failure = await work(counts).then(() => null, toAppError);
  let run: RunSummary = {
    kind,
    started_at: new Date(startedAt).toISOString(),
    took_ms: ports.clock.now() - startedAt,
    ...counts,
    ...(partition === undefined ? {} : { partition }),
    ...(ports.node === undefined ? {} : { node: ports.node }),
    ...(failure === null ? {} : { error: { ...failure.toBody() } }),
  };
  if (failure === null || !notFailures.has(failure.code)) {
    const part = partition === undefined ? '' : `, part ${partition}`;
    ports.failures.report(`Detector ${detectorId}, ${kind}${part}`, failure);
  }
  ports.failures.reportSkipped(`Detector ${detectorId}`, run.skip_reasons ?? []);
  const keep = (state: DetectorState): DetectorState => {
    const lag = lagOf(state);
    if (lag !== null) run = { ...run, lag_ms: lag };
    const next = withRun(state, run, { failure, training });
    return failure === null ? onSuccess(next) : next;
  };
  try {
    await changeState(ports, detectorId, keep);
  } catch (error) {
    // The state cannot be kept while Elasticsearch is away; the failure of the work says so already.
    if (failure === null) throw error;
    ports.logger.debug(`Detector ${detectorId}: run not recorded`, { cause: String(error) });
  }
  if (failure !== null) throw failure;
  return run;
}
