/** What a detector does while it has no model: its rules judge what comes, and decide alone. */
import { isDeepStrictEqual } from 'util';
import { durationToMs } from '../../common/codecs/bounded';
import type { Detector } from '../../common/detector';
import type { RunSummary } from '../../common/detector_state';
import { throwIfAborted } from './abort';
import { changeState, recordRun } from './detector_runs';
import { loadDetector } from './load_detector';
import { openWatch } from './rules/open_watch';
import { addPage, type RunCounts } from './run_counts';
import type { DetectionPorts } from './services';
import { settlePageByRules } from './settle_page';
import { scoringScope } from './source_scope';

/** Whether the rules have a say of their own. */
export const rulesDecide = ({ rules }: Pick<Detector, 'rules'>): boolean =>
  rules !== undefined && rules.policy !== 'forest';

/** Whether nobody has deleted, disabled or changed the detector meanwhile, and no model has come. */
async function isStillWanted(ports: DetectionPorts, detector: Detector): Promise<boolean> {
  const [stored, { value: roles }] = await Promise.all([
    ports.detectors.get(detector.id),
    ports.roles.get(detector.id),
  ]);
  return roles.champion === null && isDeepStrictEqual(stored?.value, detector);
}

async function watchWindow(
  ports: DetectionPorts,
  { detector, counts }: { detector: Detector; counts: RunCounts },
  signal: AbortSignal,
): Promise<void> {
  const { value: configuration } = await ports.configuration.get();
  const startedAt = ports.clock.now();
  const deadline = startedAt + durationToMs(configuration.run_budget);
  const to = startedAt - durationToMs(detector.source.query_delay);
  const { value: state } = await ports.states.get(detector.id);
  const from = state.learning_checkpoint ?? null;
  if (from !== null && from >= to) return;
  const run = { detector, partition: null, from };
  const watch = await openWatch(ports, run, signal);
  if (watch === null) return;
  let reached = from;
  for await (const page of ports.reader.pages(scoringScope(detector), { from, to }, signal)) {
    throwIfAborted(signal);
    if (!(await isStillWanted(ports, detector))) {
      counts.more = true;
      break;
    }
    const matches = watch.judge(page);
    addPage(counts, await settlePageByRules(ports, { detector, page, matches }, signal));
    reached = page.at(-1)?.time ?? reached;
    // Documents of one time may fill more than the budget: a run must get beyond where it began.
    const movedOn = reached !== null && reached > (from ?? -Infinity);
    counts.more = movedOn && ports.clock.now() >= deadline;
    if (counts.more) break;
  }
  const until = counts.more ? reached : to;
  if (until === null) return;
  await changeState(ports, detector.id, (current) => ({
    ...current,
    learning_checkpoint: Math.max(until, current.learning_checkpoint ?? until),
  }));
  ports.watches.keep(run, watch, until);
}

/**
 * Judges by rules what came since the last such run. The checkpoint of scoring stays: once there is a
 * model, it scores everything from the beginning, and its results take the place of these.
 * @throws AppError as `scoreDetector`
 */
export async function watchWithoutModel(
  ports: DetectionPorts,
  detectorId: string,
  signal: AbortSignal,
): Promise<RunSummary> {
  const detector = await loadDetector(ports, detectorId);
  return recordRun(ports, {
    detectorId,
    kind: 'score',
    work: async (counts) => {
      await ports.destination.check(detector.destination.index, signal);
      await watchWindow(ports, { detector, counts }, signal);
    },
  });
}
