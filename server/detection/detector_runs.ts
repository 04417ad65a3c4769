/** Keeping what a detector's runs did: checkpoint, history, and the failure that lasts. */
import { type DetectorState, keptRuns, type RunSummary } from '../../common/detector_state';
import { type AppError, toAppError } from '../../common/errors';
import { retryOnConflict } from './retry_on_conflict';
import { noRows, type RunCounts } from './run_counts';
import type { DetectionPorts } from './services';

/**
 * Changes the stored state. Two nodes may run one detector at once: the loser of the race reads
 * again and applies its change to what it finds.
 */
export async function changeState(
  ports: Pick<DetectionPorts, 'states'>,
  detectorId: string,
  change: (state: DetectorState) => DetectorState,
): Promise<DetectorState> {
  return retryOnConflict(async () => {
    const { value, version } = await ports.states.get(detectorId);
    const changed = change(value);
    await ports.states.put(detectorId, changed, version);
    return changed;
  });
}

/** Moves the checkpoint forward, never back: whatever either of two runs has settled is settled. */
export function withCheckpoint(state: DetectorState, checkpoint: number): DetectorState {
  return { ...state, checkpoint: Math.max(checkpoint, state.checkpoint ?? checkpoint) };
}

interface RunOptions {
  detectorId: string;
  kind: RunSummary['kind'];
  /** Does the work; adds to `counts` as it goes, so that a run that fails half-way still tells. */
  work: (counts: RunCounts) => Promise<void>;
  /** Changes the state further once the work is done. */
  onSuccess?: (state: DetectorState) => DetectorState;
}

/** Ends of a run that are no fault: cancelled, or too early. */
const notFailures: ReadonlySet<string> = new Set(['ABORTED', 'NOT_ENOUGH_ROWS']);

/** A turn in which nothing was there to do is not worth a line in the history. */
function isWorthKeeping(run: RunSummary, failure: AppError | null): boolean {
  return failure === null
    ? run.rows_read > 0 || run.kind === 'train'
    : !notFailures.has(failure.code) || run.rows_scored > 0;
}

function withRun(state: DetectorState, run: RunSummary, failure: AppError | null): DetectorState {
  const runs = isWorthKeeping(run, failure) ? [run, ...state.runs].slice(0, keptRuns) : state.runs;
  if (failure === null) {
    // A run that worked says nothing of another kind of run that does not.
    return { ...state, runs, error: state.error?.kind === run.kind ? null : state.error };
  }
  if (notFailures.has(failure.code)) return { ...state, runs };
  return { ...state, runs, error: { ...failure.toBody(), kind: run.kind } };
}

/**
 * Does a piece of work as a run of the detector: times it, and stores its summary and its failure.
 * @throws AppError what the work threw.
 */
export async function recordRun(
  ports: Pick<DetectionPorts, 'clock' | 'logger' | 'states' | 'failures'>,
  { detectorId, kind, work, onSuccess = (state) => state }: RunOptions,
): Promise<RunSummary> {
  const startedAt = ports.clock.now();
  const counts = { ...noRows };
  const failure = await work(counts).then(() => null, toAppError);
  const run: RunSummary = {
    kind,
    started_at: new Date(startedAt).toISOString(),
    took_ms: ports.clock.now() - startedAt,
    ...counts,
    ...(failure === null ? {} : { error: { ...failure.toBody() } }),
  };
  if (failure === null || !notFailures.has(failure.code)) {
    ports.failures.report(`Detector ${detectorId}, ${kind}`, failure);
  }
  ports.failures.reportSkipped(`Detector ${detectorId}`, run.skip_reasons ?? []);
  const keep = (state: DetectorState): DetectorState => {
    const next = withRun(state, run, failure);
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
