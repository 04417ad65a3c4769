/** The main trip: documents since the checkpoint are scored and written, the checkpoint moves. */
import type { RunSummary } from '../../common/detector_state';
import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import { throwIfAborted } from './abort';
import { changeState, recordRun, withCheckpoint } from './detector_runs';
import { loadChallenger, loadDetector, loadModel } from './load_detector';
import { nothingObserved, sumObservations, withObservation } from './observe_scoring';
import type { SourceDocument } from './ports';
import type { DetectionPorts } from './services';
import { addPage, type RunCounts } from './run_counts';
import type { ModelsInUse } from './judge_page';
import { settlePage, type SettledPage } from './settle_page';
import { scoringScope } from './source_scope';

/** Longest time that one run takes before it leaves the rest to the next, in milliseconds. */
export const runBudgetMs = 120_000;

/** How often a run stores its checkpoint, in milliseconds: what a crash has to do again. */
const checkpointEveryMs = 2_000;

/** Pages on their way at once: some are written while the next is scored. */
export const pagesInFlight = 4;

export interface ScoreOptions {
  signal: AbortSignal;
  /** Called after each settled page with what the run has done so far. */
  onProgress?: (counts: RunCounts) => void;
  /** Milliseconds after which the run leaves the rest to the next one. */
  budgetMs?: number;
}

const lastTime = (page: readonly SourceDocument[]): number | null =>
  page[page.length - 1]?.time ?? null;

interface WindowRun {
  ports: DetectionPorts;
  detector: Detector;
  models: ModelsInUse;
  counts: RunCounts;
  options: ScoreOptions;
}

/**
 * Settles everything in [checkpoint, now - query delay). After each page the checkpoint may move to
 * the time of its last document, inclusive: others of the same time may stand on the next page.
 */
async function settleWindow({
  ports,
  detector,
  models,
  counts,
  options,
}: WindowRun): Promise<void> {
  const { signal, onProgress, budgetMs = runBudgetMs } = options;
  const startedAt = ports.clock.now();
  const to = startedAt - durationToMs(detector.source.query_delay);
  const { value: state } = await ports.states.get(detector.id);
  const from = state.checkpoint;
  if (from !== null && from >= to) return;

  let storedAt = startedAt;
  let seen = nothingObserved;
  const keepCheckpoint = async (checkpoint: number): Promise<void> => {
    storedAt = ports.clock.now();
    const seenUntilNow = seen;
    seen = nothingObserved;
    await changeState(ports, detector.id, (current) =>
      withObservation(withCheckpoint(current, checkpoint), seenUntilNow),
    );
  };
  const inFlight: Array<{ page: SourceDocument[]; settled: Promise<SettledPage> }> = [];
  const settleOldest = async (): Promise<number | null> => {
    const oldest = inFlight.shift();
    if (oldest === undefined) return null;
    const settled = await oldest.settled;
    addPage(counts, settled);
    seen = sumObservations(seen, settled.observation);
    onProgress?.(counts);
    const time = lastTime(oldest.page);
    if (time !== null && ports.clock.now() - storedAt >= checkpointEveryMs)
      await keepCheckpoint(time);
    return time;
  };

  let reached: number | null = null;
  try {
    for await (const page of ports.reader.pages(scoringScope(detector), { from, to }, signal)) {
      throwIfAborted(signal);
      const settled = settlePage(ports, { detector, ...models }, { page, signal });
      // Awaited below; without this a failure while another page is awaited would count as unhandled.
      settled.catch(() => undefined);
      inFlight.push({ page, settled });
      if (inFlight.length >= pagesInFlight) reached = (await settleOldest()) ?? reached;
      // Documents of one time may fill more than the budget: a run must get beyond where it began.
      const movedOn = reached !== null && reached > (from ?? -Infinity);
      if (movedOn && ports.clock.now() - startedAt >= budgetMs) {
        counts.more = true;
        break;
      }
    }
    while (inFlight.length > 0) reached = (await settleOldest()) ?? reached;
  } finally {
    await Promise.allSettled(inFlight.map(({ settled }) => settled));
    if (counts.more && reached !== null) await keepCheckpoint(reached);
  }
  if (!counts.more) await keepCheckpoint(to);
}

/**
 * Scores what came since the last run, bounded by a budget of time; `more` in the summary says that
 * something is left for the next one. Crashing anywhere costs at most the work since the last stored
 * checkpoint: it is done again with the same result ids.
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_TRAINED, INDEX_NOT_FOUND, ES_UNAVAILABLE, ...
 */
export async function scoreDetector(
  ports: DetectionPorts,
  detectorId: string,
  options: ScoreOptions,
): Promise<RunSummary> {
  const detector = await loadDetector(ports, detectorId);
  return recordRun(ports, {
    detectorId,
    kind: 'score',
    work: async (counts) => {
      const model = await loadModel(ports, detector);
      const challenger = await loadChallenger(ports, detector);
      await ports.destination.check(detector.destination.index, options.signal);
      await settleWindow({ ports, detector, models: { model, challenger }, counts, options });
    },
  });
}
