import { isDeepStrictEqual } from 'util';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { type Detector, detectorCodec } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import { AppError } from '../../../common/errors';
import { entityExclusion, isOfEntity, type EntityExclusion } from '../findings/entity_exclusion';
import { loadStoredDetector } from './load_detector';
import { retryOnConflict } from '../retry_on_conflict';
import type { DetectionPorts } from '../services';
import { excludedScope, namedTrainingRange } from '../scoring/source_scope';

interface Asked {
  id: string;
  exclusion: TrainingExclusion | EntityExclusion;
  /** Whether training is to leave it out; false takes it in again. */
  excluded: boolean;
}

interface Change {
  asked: Asked['exclusion'];
  excluded: boolean;
}

/** What it leaves out, whatever the reason that somebody gave. */
const subjectOf = (exclusion: TrainingExclusion) =>
  'filter' in exclusion
    ? exclusion.filter
    : { from: Date.parse(exclusion.from), to: Date.parse(exclusion.to) };

const speakOfTheSame = (a: TrainingExclusion, b: TrainingExclusion) =>
  isDeepStrictEqual(subjectOf(a), subjectOf(b));

/** Whether a stored exclusion is the one that somebody asks about. */
const isAbout = (stored: TrainingExclusion, asked: Asked['exclusion']): boolean =>
  'entity' in asked ? isOfEntity(stored, asked.entity) : speakOfTheSame(stored, asked);

function changed(
  { training }: Detector,
  { excluded, exclusion, asked }: Change & { exclusion: TrainingExclusion },
): readonly TrainingExclusion[] {
  const { exclude = [] } = training;
  if (!excluded) return exclude.filter((one) => !isAbout(one, asked));
  return exclude.some((one) => speakOfTheSame(one, exclusion)) ? exclude : [...exclude, exclusion];
}

function assertWindow(exclusion: TrainingExclusion): void {
  if ('filter' in exclusion || Date.parse(exclusion.from) < Date.parse(exclusion.to)) return;
  const { from, to } = exclusion;
  throw new AppError('DETECTOR_INVALID', `The window from ${from} to ${to} has no length.`);
}

/** The exclusion to store; of one that is taken in again, the one that is stored. */
async function exclusionOf(
  ports: Pick<DetectionPorts, 'reader'>,
  { detector, asked, excluded }: Change & { detector: Detector },
  signal: AbortSignal,
): Promise<TrainingExclusion> {
  if (!('entity' in asked)) return asked;
  const stored = detector.training.exclude?.find((one) => isAbout(one, asked));
  if (!excluded && stored !== undefined) return stored;
  return entityExclusion(ports, { detector, exclusion: asked }, signal);
}

/**
 * Leaves something out of a detector's next training, or takes it in again; what it says of scoring,
 * and in whose name it runs, stays. Counting first shows a query that Elasticsearch cannot read.
 * @returns what was left out or taken in, all that training leaves out now, and how many documents of the
 * source the exclusion speaks of
 * @throws AppError DETECTOR_NOT_FOUND, DETECTOR_INVALID, STATE_CONFLICT, INDEX_NOT_FOUND, FIELD_NOT_FOUND,
 * ES_FORBIDDEN, ES_UNAVAILABLE, ABORTED, ...
 */
export async function setTrainingExclusion(
  ports: Pick<DetectionPorts, 'detectors' | 'reader'>,
  { excluded, exclusion: asked, id }: Asked,
  signal: AbortSignal,
): Promise<{ exclusion: TrainingExclusion; exclude: TrainingExclusion[]; rows: number }> {
  const { value } = await loadStoredDetector(ports, id);
  const exclusion = await exclusionOf(ports, { detector: value, asked, excluded }, signal);
  assertWindow(exclusion);
  const range = namedTrainingRange(value);
  const rows = await ports.reader.count(excludedScope(value, exclusion), range, signal);
  return retryOnConflict(async () => {
    const { value: detector, version } = await loadStoredDetector(ports, id);
    const exclude = [...changed(detector, { excluded, exclusion, asked })];
    const { exclude: _before, ...others } = detector.training;
    const training = exclude.length === 0 ? others : { ...others, exclude };
    const next = decodeOrThrow(
      detectorCodec,
      { ...detector, training },
      { what: `Detector ${id}`, code: 'DETECTOR_INVALID' },
    );
    await ports.detectors.update(next, version);
    return { exclusion, exclude, rows };
  });
}
