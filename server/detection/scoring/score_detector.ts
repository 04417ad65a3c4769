/** The main trip: documents since the checkpoint are scored and written, the checkpoint moves. */
import { isDeepStrictEqual } from 'util';
import type { RunSummary } from '../../../common/detector_state';
import { durationToMs } from '../../../common/codecs/bounded';
import { partitionsOf } from '../../../common/detector_schedule';
import type { Detector } from '../../../common/detector';
import { throwIfAborted } from '../abort';
import { behindMs } from './behind';
import { changeState, recordRun } from '../detectors/detector_runs';
import { loadChallenger, loadDetector, loadModel } from '../detectors/load_detector';
import { nothingObserved, sumObservations, withObservation } from './observe_scoring';
import { partitionPages } from './partition_pages';
import { checkpointOf, isOfParts, withCatchUp, withCheckpoint, withParts } from './partition_state';
import { isInPartition, type Partition } from './partitions';
import type { SourceDocument } from '../ports/source_reader';
import type { DetectionPorts } from '../services';
import { addPage, type RunCounts } from './run_counts';
import type { ModelsInUse } from './models_in_use';
import { openWatch } from '../rules/open_watch';
import type { Watch } from '../rules/rule_watch';
import { settlePage, type SettledPage } from './settle_page';
import { scoringScope } from './source_scope';
import { nameLongHistory } from '../windows/name_long_history';

/** How often a run stores its checkpoint, in milliseconds: what a crash has to do again. */
const checkpointEveryMs = 2_000;

export interface ScoreOptions {
  signal: AbortSignal;
  /** Which of the detector's parts to score, from 0; all of the source when left out. */
  partition?: number;
  /** Called after each settled page with what the run has done so far. */
  onProgress?: (counts: RunCounts) => void;
  /** Milliseconds after which the run leaves the rest to the next one; as configured when left out. */
  budgetMs?: number;
}

const lastTimeOf = (page: readonly SourceDocument[]): number | null =>
  page[page.length - 1]?.time ?? null;

interface WindowRun {
  ports: DetectionPorts;
  detector: Detector;
  /** Null for all of the source. */
  partition: Partition | null;
  models: ModelsInUse;
  counts: RunCounts;
  options: ScoreOptions;
}

/** Keeps how far a run has got and what it saw, and notices when nobody wants it any more. */
class Progress {
  /** Whether the detector was deleted, disabled or changed meanwhile. */
  superseded = false;
  private seen = nothingObserved;
  private storedAt: number;

  constructor(private readonly run: WindowRun) {
    this.storedAt = run.ports.clock.now();
  }

  /** Where the run begins. */
  async begin(): Promise<number | null> {
    const { ports, detector, partition } = this.run;
    const { value: state } = await ports.states.get(detector.id);
    const parts = partitionsOf(detector);
    if (isOfParts(state, parts)) return checkpointOf(state, partition);
    const changed = await changeState(ports, detector.id, (current) => withParts(current, parts));
    return checkpointOf(changed, partition);
  }

  observe({ observation }: SettledPage): void {
    this.seen = sumObservations(this.seen, observation);
  }

  /** Keeps the checkpoint from time to time. */
  async reach(checkpoint: number): Promise<void> {
    const { ports, detector } = this.run;
    if (ports.clock.now() - this.storedAt < checkpointEveryMs) return;
    await this.keep(checkpoint);
    const now = await ports.detectors.get(detector.id);
    if (!isDeepStrictEqual(now?.value, detector)) this.superseded = true;
  }

  /** @param way left out unless the run ends before it has got to its end */
  async keep(checkpoint: number, way?: Parameters<typeof withCatchUp>[1]): Promise<void> {
    const { ports, detector, partition } = this.run;
    this.storedAt = ports.clock.now();
    const { seen } = this;
    this.seen = nothingObserved;
    await changeState(ports, detector.id, (current) => {
      // Its checkpoint says nothing of parts that are cut otherwise.
      this.superseded = !isOfParts(current, partitionsOf(detector));
      if (this.superseded) return current;
      const moved = withObservation(withCheckpoint(current, checkpoint, partition), seen);
      return way === undefined ? moved : withCatchUp(moved, way);
    });
  }
}

/** Rules have to see all documents, those of other parts too. */
function pagesOf(
  { ports, detector, partition }: WindowRun,
  { watch, ...window }: { from: number | null; to: number; watch: Watch | null },
  signal: AbortSignal,
) {
  const scope = scoringScope(detector);
  return partition === null || watch !== null
    ? ports.reader.pages(scope, window, signal)
    : partitionPages(ports, { scope, window, partition }, signal);
}

/** Of a page, what is for this run. */
const ownOf = (page: readonly SourceDocument[], partition: Partition | null) =>
  partition === null
    ? page
    : page.filter(({ time }) => time !== null && isInPartition(time, partition));

/**
 * Settles everything in [checkpoint, now - query delay). After each page the checkpoint may move to
 * the time of its last document, inclusive: others of the same time may stand on the next page.
 */
async function settleWindow(run: WindowRun): Promise<void> {
  const { ports, detector, partition, models, counts, options } = run;
  const { value: configuration } = await ports.configuration.get();
  const { signal, onProgress, budgetMs = durationToMs(configuration.run_budget) } = options;
  const startedAt = ports.clock.now();
  const to = startedAt - durationToMs(detector.source.query_delay);
  const progress = new Progress(run);
  const from = await progress.begin();
  if (from !== null && from >= to) return;

  const watch = await openWatch(ports, { detector, partition, from }, signal);
  // Of a page on its way no more is kept than this: its documents may go before its results are written.
  const inFlight: Array<{ lastTime: number | null; settled: Promise<SettledPage> }> = [];
  const settleOldest = async (): Promise<number | null> => {
    const oldest = inFlight.shift();
    if (oldest === undefined) return null;
    const settled = await oldest.settled;
    addPage(counts, settled);
    progress.observe(settled);
    onProgress?.(counts);
    if (oldest.lastTime !== null) await progress.reach(oldest.lastTime);
    return oldest.lastTime;
  };

  let first: number | null = from;
  let reached: number | null = null;
  try {
    const pages = pagesOf(run, { from, to, watch }, signal);
    const reading = { detector, clock: ports.clock, deadline: startedAt + budgetMs };
    // From the beginning on there is no history.
    for await (const page of from === null ? pages : nameLongHistory(pages, reading)) {
      throwIfAborted(signal);
      first ??= page[0]?.time ?? null;
      const matches = await watch?.judge(page, signal);
      const own = ownOf(page, watch === null ? null : partition);
      const settled = settlePage(ports, { detector, ...models }, { page: own, matches, signal });
      // Awaited below; without this a failure while another page is awaited would count as unhandled.
      settled.catch(() => undefined);
      inFlight.push({ lastTime: lastTimeOf(page), settled });
      if (inFlight.length >= configuration.pages_in_flight)
        reached = (await settleOldest()) ?? reached;
      // Documents of one time may fill more than the budget: a run must get beyond where it began.
      const movedOn = reached !== null && reached > (from ?? -Infinity);
      const isOver = movedOn && ports.clock.now() - startedAt >= budgetMs;
      if (isOver || progress.superseded) {
        counts.more = true;
        break;
      }
    }
    while (inFlight.length > 0) reached = (await settleOldest()) ?? reached;
  } finally {
    await Promise.allSettled(inFlight.map(({ settled }) => settled));
    if (counts.more && reached !== null) {
      const since = new Date(startedAt).toISOString();
      await progress.keep(reached, { since, from: first ?? reached, to });
    }
  }
  if (!counts.more) await progress.keep(to);
  const until = counts.more ? reached : to;
  if (watch !== null && until !== null) {
    ports.watches.keep({ detector, partition, from }, watch, until);
  }
}

/** The part to score; null for a detector that is not cut, or for all of it. */
function partOf(detector: Detector, { partition: index }: ScoreOptions): Partition | null {
  const of = partitionsOf(detector);
  return of === 1 || index === undefined ? null : { index, of };
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
  const partition = partOf(detector, options);
  return recordRun(ports, {
    detectorId,
    kind: 'score',
    partition: partition?.index,
    lagOf: (state) => behindMs(ports, detector, checkpointOf(state, partition)),
    work: async (counts) => {
      const model = await loadModel(ports, detector);
      const challenger = await loadChallenger(ports, detector);
      await ports.destination.check(detector.destination.index, options.signal);
      const models = { model, challenger };
      await settleWindow({ ports, detector, partition, models, counts, options });
    },
  });
}
