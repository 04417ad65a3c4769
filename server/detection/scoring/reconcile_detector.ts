/** The slower trip: what came late, or was missed for any reason, is found by counting and scored. */
import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';
import type { RunSummary } from '../../../common/detector_state';
import { throwIfAborted } from '../abort';
import { recordRun } from '../detectors/detector_runs';
import { loadChallenger, loadDetector, loadModel } from '../detectors/load_detector';
import {
  nothingObserved,
  type Observation,
  sumObservations,
  withObservation,
} from './observe_scoring';
import type { SourceDocument } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import { resultId } from './result_id';
import { addPage, type RunCounts } from './run_counts';
import type { DetectionPorts } from '../services';
import type { ModelsInUse } from './models_in_use';
import { warmedUpWatch } from '../rules/open_watch';
import type { Matches, Watch } from '../rules/rule_watch';
import { settlePage } from './settle_page';
import { scoringScope } from './source_scope';
import { settleLateWindows } from '../windows/settle_late_windows';

/** Most intervals that one reconcile run counts. */
const maxBuckets = 1_000;
const smallestBucketMs = 60_000;

export interface ReconcileOptions {
  signal: AbortSignal;
  onProgress?: (counts: RunCounts) => void;
  /**
   * Compare every id instead of counts alone. Counts cannot tell a late document from one that was
   * deleted from the source after it was scored, when both fall into one interval.
   */
  thorough?: boolean;
  /** Milliseconds after which the run leaves the rest to the next one. */
  budgetMs?: number;
}

interface Reconciling {
  ports: DetectionPorts;
  detector: Detector;
  models: ModelsInUse;
  counts: RunCounts;
  /** Milliseconds since 1970 from which on nothing more is begun. */
  deadline: number;
  /** Takes in what each page showed. */
  observe: (seen: Observation) => void;
  options: ReconcileOptions;
}

/** From the look-back, or from the beginning when thorough, up to the checkpoint. */
async function rangeOf({ ports, detector, options }: Reconciling): Promise<TimeRange | null> {
  const { value: state } = await ports.states.get(detector.id);
  if (state.checkpoint === null) return null;
  const lookback = ports.clock.now() - durationToMs(detector.schedule.lookback);
  const from = options.thorough ? null : Math.min(lookback, state.checkpoint);
  return { from, to: state.checkpoint };
}

async function shortIntervals(run: Reconciling, range: TimeRange): Promise<TimeRange[]> {
  const { ports, detector, options } = run;
  if (options.thorough || range.from === null || range.to === null) return [range];
  const span = range.to - range.from;
  const intervalMs =
    Math.ceil(Math.max(span / maxBuckets, smallestBucketMs) / smallestBucketMs) * smallestBucketMs;
  const histogram = { range, intervalMs };
  const [inSource, settled] = await Promise.all([
    ports.reader.histogram(detector.source, histogram, options.signal),
    ports.results.settledHistogram(detector, histogram, options.signal),
  ]);
  const { from, to } = range;
  return [...inSource]
    .filter(([start, count]) => count > (settled.get(start) ?? 0))
    .sort(([a], [b]) => a - b)
    .map(([start]) => ({ from: Math.max(start, from), to: Math.min(start + intervalMs, to) }));
}

async function settleMissing(
  run: Reconciling,
  page: SourceDocument[],
  watch: Watch | null = null,
): Promise<void> {
  const { ports, detector, options } = run;
  throwIfAborted(options.signal);
  const matches = await watch?.judge(page, options.signal);
  const idOf = (document: SourceDocument) => resultId(detector.id, document.index, document.id);
  const settledIds = await ports.results.settledIds(detector, page.map(idOf), options.signal);
  const missing = page.filter((document) => !settledIds.has(idOf(document)));
  if (missing.length > 0) await settle(run, missing, matches);
}

async function settle(run: Reconciling, page: SourceDocument[], matches?: Matches): Promise<void> {
  const { ports, detector, models, counts, observe, options } = run;
  const { signal } = options;
  const settled = await settlePage(ports, { detector, ...models }, { page, matches, signal });
  addPage(counts, settled);
  observe(settled.observation);
  options.onProgress?.(counts);
}

/** Settles pages of windows anew, with what rules say of all of their events. */
function windowsAgain(run: Reconciling): (page: SourceDocument[]) => Promise<void> {
  const { ports, detector, options } = run;
  let earlier: { watch: Watch; until: number } | null = null;
  return async (page) => {
    const from = page[0]?.time ?? null;
    const watch = await warmedUpWatch(ports, { detector, from, earlier }, options.signal);
    await settle(run, page, await watch?.judge(page, options.signal));
    earlier = watch === null || from === null ? null : { watch, until: from };
  };
}

/**
 * Whether the rest is left to the next run. Not before something was settled: what is settled already
 * is read again by the next run, and that must get further.
 */
function isOver({ ports, counts, deadline }: Reconciling): boolean {
  counts.more = counts.rows_read > 0 && ports.clock.now() >= deadline;
  return counts.more;
}

async function settleLate(run: Reconciling): Promise<void> {
  const { ports, detector, counts, deadline, options } = run;
  const range = await rangeOf(run);
  if (range === null) return;
  if (detector.source.windows !== undefined) {
    counts.more = await settleLateWindows(
      ports,
      {
        detector,
        range,
        deadline,
        thorough: options.thorough,
        settle: windowsAgain(run),
      },
      options.signal,
    );
    return;
  }
  let earlier: { watch: Watch; until: number } | null = null;
  for (const interval of await shortIntervals(run, range)) {
    const { from, to } = interval;
    const watch: Watch | null = await warmedUpWatch(
      ports,
      { detector, from, earlier },
      options.signal,
    );
    for await (const page of ports.reader.pages(scoringScope(detector), interval, options.signal)) {
      await settleMissing(run, page, watch);
      if (isOver(run)) return;
    }
    earlier = watch === null || to === null ? null : { watch, until: to };
  }
}

/** Documents without an event time are in no window of the main trip: they are skipped with a reason here. */
async function settleWithoutTime(run: Reconciling): Promise<void> {
  const { ports, detector, options } = run;
  const [inSource, settled] = await Promise.all([
    ports.reader.countWithoutTime(detector.source, options.signal),
    ports.results.settledWithoutTime(detector, options.signal),
  ]);
  if (inSource <= settled && !options.thorough) return;
  for await (const page of ports.reader.pagesWithoutTime(scoringScope(detector), options.signal)) {
    await settleMissing(run, page);
    if (isOver(run)) return;
  }
}

/**
 * Compares source and results per interval over the look-back, and scores what is not settled; `more`
 * in the summary says that the next turn goes on with it.
 * @throws AppError as `scoreDetector`
 */
export async function reconcileDetector(
  ports: DetectionPorts,
  detectorId: string,
  options: ReconcileOptions,
): Promise<RunSummary> {
  const detector = await loadDetector(ports, detectorId);
  const startedAt = new Date(ports.clock.now()).toISOString();
  let seen = nothingObserved;
  let more = false;
  return recordRun(ports, {
    detectorId,
    kind: 'reconcile',
    work: async (counts) => {
      const model = await loadModel(ports, detector);
      const challenger = await loadChallenger(ports, detector);
      const observe = ({ comparison }: Observation) => {
        // Late rows say nothing of what comes in now.
        seen = sumObservations(seen, { window: null, comparison });
      };
      const models = { model, challenger };
      const { value: configuration } = await ports.configuration.get();
      const usualMs = durationToMs(configuration.run_budget);
      const { thorough, budgetMs = thorough ? Infinity : usualMs } = options;
      const deadline = ports.clock.now() + budgetMs;
      const run = { ports, detector, models, counts, deadline, observe, options };
      await settleLate(run);
      if (!counts.more) await settleWithoutTime(run);
      more = counts.more;
    },
    onSuccess: (state) => {
      const next = withObservation(state, seen);
      return more ? next : { ...next, last_reconcile_at: startedAt };
    },
  });
}
