/**
 * What a detector does while it has no model, and until its first one has scored what came before it: its
 * rules judge what comes, and decide alone.
 */
import { isDeepStrictEqual } from 'util';
import { durationToMs } from '../../../common/codecs/bounded';
import { partitionsOf } from '../../../common/detector_schedule';
import type { Detector } from '../../../common/detector';
import type { RunSummary } from '../../../common/detector_state';
import { throwIfAborted } from '../abort';
import { behindMs } from './behind';
import { changeState, recordRun } from '../detectors/detector_runs';
import { loadDetector } from '../detectors/load_detector';
import { openWatch } from '../rules/open_watch';
import { addPage, type RunCounts } from './run_counts';
import type { DetectionPorts } from '../services';
import { settlePageByRules } from './settle_page';
import { scoringScope } from './source_scope';

/** Whether the rules have a say of their own. */
export const rulesDecide = ({ rules }: Pick<Detector, 'rules'>): boolean =>
  rules !== undefined && rules.policy !== 'forest';

interface Watching {
  detector: Detector;
  /** Whether there is a model already, which scores what came earlier. */
  hasModel: boolean;
  counts: RunCounts;
}

/** Whether nobody has deleted, disabled or changed the detector meanwhile, and no model has come. */
async function isStillWanted(
  ports: DetectionPorts,
  { detector, hasModel }: Watching,
): Promise<boolean> {
  const [stored, { value: roles }] = await Promise.all([
    ports.detectors.get(detector.id),
    ports.roles.get(detector.id),
  ]);
  return (hasModel || roles.champion === null) && isDeepStrictEqual(stored?.value, detector);
}

async function watchWindow(
  ports: DetectionPorts,
  watching: Watching,
  signal: AbortSignal,
): Promise<void> {
  const { detector, counts } = watching;
  const { value: configuration } = await ports.configuration.get();
  const startedAt = ports.clock.now();
  const deadline = startedAt + durationToMs(configuration.run_budget);
  const to = startedAt - durationToMs(detector.source.query_delay);
  const { value: state } = await ports.states.get(detector.id);
  const from = state.learning_checkpoint ?? null;
  if (from !== null && from >= to) return;
  const run = { detector, partition: null, from, isAlone: true };
  const watch = await openWatch(ports, run, signal);
  if (watch === null) return;
  let reached = from;
  for await (const page of ports.reader.pages(scoringScope(detector), { from, to }, signal)) {
    throwIfAborted(signal);
    if (!(await isStillWanted(ports, watching))) {
      counts.more = true;
      break;
    }
    const matches = await watch.judge(page, signal);
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
 * Whether rules judge ahead of scoring: the first model scores from the beginning, and has not got yet to
 * where rules alone had got.
 */
export async function rulesAreAhead(
  ports: Pick<DetectionPorts, 'states'>,
  detector: Detector,
): Promise<boolean> {
  if (!rulesDecide(detector)) return false;
  const { value: state } = await ports.states.get(detector.id);
  const { checkpoint, learning_checkpoint: ahead } = state;
  return ahead !== undefined && (checkpoint === null || checkpoint < ahead);
}

/**
 * Judges by rules what came since the last such run. The checkpoint of scoring stays: once there is a
 * model, it scores everything from the beginning, and its results take the place of these.
 * @throws AppError as `scoreDetector`
 */
export async function watchWithoutModel(
  ports: DetectionPorts,
  { detectorId, hasModel }: { detectorId: string; hasModel: boolean },
  signal: AbortSignal,
): Promise<RunSummary> {
  const detector = await loadDetector(ports, detectorId);
  return recordRun(ports, {
    detectorId,
    kind: 'score',
    // That this run works says nothing of the other parts.
    partition: partitionsOf(detector) === 1 ? undefined : 0,
    lagOf: ({ learning_checkpoint: reached }) => behindMs(ports, detector, reached ?? null),
    work: async (counts) => {
      await ports.destination.check(detector.destination.index, signal);
      await watchWindow(ports, { detector, hasModel, counts }, signal);
    },
  });
}
