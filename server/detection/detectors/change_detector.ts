/** Settings of a detector that may change while its results, its checkpoint and its models stay. */
import { isDeepStrictEqual } from 'util';
import { completeDetector } from '../../../common/complete_detector';
import type { Detector, DetectorInput } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { compareValues, type Difference } from '../compare_values';
import type { Versioned } from '../ports/stores';
import { namedTrainingRange, trainingFilter } from '../scoring/source_scope';
import type { DetectionPorts } from '../services';
import { loadStoredDetector } from './load_detector';
import { assertMinimumInterval } from './minimum_interval';
import { rowsOf } from './rows_of';
import { assertSettings, validateSource } from './validate_detector';

type Ports = Pick<DetectionPorts, 'configuration' | 'detectors' | 'logger' | 'reader'>;

interface Asked {
  id: string;
  /** All of it; what it leaves out gets its default. */
  input: DetectorInput;
  /** Of the detector that is to be replaced; left out where any may be. */
  version?: string | undefined;
  who: string;
}

export interface ChangedDetector {
  detector: Detector;
  /** What is other than before, by path; none where nothing was to be changed. */
  differences: Difference[];
}

const replaced = (id: string) =>
  new AppError('DETECTOR_CHANGED', `Detector "${id}" was changed since it was read.`);

/** What its rows are, where results go, and whether it runs, which has a route of its own. */
function fixedOf(detector: Detector) {
  const { id, destination, enabled } = detector;
  return { id, ...rowsOf(detector), destination, enabled };
}

/** What a person may leave to the mapping. */
const isSettled = ({ path }: Difference) => /^(features|source\.windows\.measures)$/.test(path);

/** The detector as it is to be. @throws AppError DETECTOR_PART_FIXED */
async function settle(
  ports: Ports,
  { stored, whole }: { stored: Detector; whole: Detector },
  signal: AbortSignal,
): Promise<Detector> {
  const differences = (detector: Detector) => compareValues(fixedOf(stored), fixedOf(detector));
  let detector = whole;
  let fixed = differences(detector);
  if (fixed.length > 0 && fixed.every(isSettled)) {
    detector = await validateSource(ports, whole, signal);
    fixed = differences(detector);
  }
  // How its own results are left out stays too: written otherwise, the source could take them in.
  const { indices } = stored.source;
  if (fixed.length === 0) return { ...detector, source: { ...detector.source, indices } };
  const paths = fixed.map(({ path }) => path).join(', ');
  throw new AppError('DETECTOR_PART_FIXED', `Of detector ${stored.id} these stay: ${paths}.`);
}

/** Which rows training may draw from. */
const drawnFrom = ({ training: { from, to, filter, exclude } }: Detector) => ({
  from,
  to,
  filter,
  exclude,
});

/**
 * Counting as the person who asks shows a query that Elasticsearch, or that person, cannot read. Documents are
 * counted, also those of windows: their number is of no use, and windows are counted one by one.
 */
async function assertTrainingReads(
  { reader }: Ports,
  detector: Detector,
  signal: AbortSignal,
): Promise<void> {
  const { windows: _, ...source } = detector.source;
  const filters = [source.filter, trainingFilter(detector)].filter((one) => one !== undefined);
  const scope = { ...source, filter: { bool: { filter: filters } } };
  await reader.count(scope, namedTrainingRange(detector), signal);
}

async function put({ detectors }: Ports, { value, version }: Versioned<Detector>): Promise<void> {
  try {
    await detectors.update(value, version);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'STATE_CONFLICT') throw error;
    throw replaced(value.id);
  }
}

/**
 * Replaces the settings of a detector. Runs go by them from the next one on, models from the next
 * training on: the threshold that scores belongs to the model. It runs on with the credentials that it
 * has, in the name of the same person: they open a source and a destination, and neither changes. That is
 * what sets it apart from `updateDetector`, which may put any other description in its place.
 * @throws AppError DETECTOR_NOT_FOUND, DETECTOR_CHANGED, DETECTOR_PART_FIXED, DETECTOR_INVALID, SCHEDULE_INVALID,
 * ES_FORBIDDEN, ES_BAD_RESPONSE, INDEX_NOT_FOUND, FIELD_NOT_FOUND, ...
 */
export async function changeDetector(
  ports: Ports,
  { id, input, version, who }: Asked,
  signal: AbortSignal,
): Promise<ChangedDetector> {
  const stored = await loadStoredDetector(ports, id);
  if (version !== undefined && version !== stored.version) throw replaced(id);
  const { value: configuration } = await ports.configuration.get();
  const asked = { ...input, enabled: input.enabled ?? stored.value.enabled };
  const whole = completeDetector(asked, configuration.detector_defaults);
  const detector = await settle(ports, { stored: stored.value, whole }, signal);
  const differences = compareValues(stored.value, detector);
  if (differences.length === 0) return { detector, differences };
  assertSettings(detector);
  await assertMinimumInterval(ports, detector);
  if (!isDeepStrictEqual(drawnFrom(detector), drawnFrom(stored.value))) {
    await assertTrainingReads(ports, detector, signal);
  }
  await put(ports, { value: detector, version: stored.version });
  ports.logger.info(`Detector ${id} was changed by ${who}`, { differences });
  return { detector, differences };
}
