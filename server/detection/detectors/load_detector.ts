/** Reading a detector and its model, with the errors a person understands. */
import type { Detector } from '../../../common/detector';
import { AppError, toAppError } from '../../../common/errors';
import {
  featureLabel,
  hasCategories,
  kindOf,
  partsOf,
  usualMultiValueMode,
  type Feature,
} from '../../../common/feature';
import type { ModelManifest, TrainedFeature } from '../../../common/model_manifest';
import { manifestOf, versionOrChampion } from '../models/model_roles';
import { challengerSubject } from '../scoring/judge_page';
import type { ModelInUse } from '../scoring/models_in_use';
import type { Versioned } from '../ports/stores';
import type { DetectionPorts } from '../services';

export const detectorNotFound = (id: string): AppError =>
  new AppError('DETECTOR_NOT_FOUND', `There is no detector "${id}".`);

/** With the version that a change of it must name. @throws AppError DETECTOR_NOT_FOUND */
export async function loadStoredDetector(
  ports: Pick<DetectionPorts, 'detectors'>,
  id: string,
): Promise<Versioned<Detector>> {
  const stored = await ports.detectors.get(id);
  if (stored === null) throw detectorNotFound(id);
  return stored;
}

/** @throws AppError DETECTOR_NOT_FOUND */
export async function loadDetector(
  ports: Pick<DetectionPorts, 'detectors'>,
  id: string,
): Promise<Detector> {
  return (await loadStoredDetector(ports, id)).value;
}

/**
 * Asks Elasticsearch as the caller whether the source may be read; no document is counted.
 * @throws AppError ES_FORBIDDEN, INDEX_NOT_FOUND, ES_UNAVAILABLE, ...
 */
export async function assertReadable(
  { reader }: Pick<DetectionPorts, 'reader'>,
  source: Detector['source'],
  signal: AbortSignal,
): Promise<void> {
  await reader.count(source, { from: 0, to: 0 }, signal);
}

type Column = Pick<Feature, 'field' | 'kind' | 'time_zone' | 'multi_value_mode'> & {
  part?: string;
};

/** All that a row's value in a column depends on, for comparing. */
function identityOf({ field, kind, time_zone, multi_value_mode, part = '' }: Column): string {
  const zone = kind === 'date' ? (time_zone ?? 'UTC') : null;
  const mode = kindOf({ kind }) === 'number' ? (multi_value_mode ?? usualMultiValueMode) : null;
  return JSON.stringify([field, kindOf({ kind }), part, zone, mode]);
}

const named = (columns: readonly Column[]) =>
  columns
    .map((column) => `${featureLabel(column)}${column.part ? ` ${column.part}` : ''}`)
    .join(', ');

/** That a column has a whole table of categories exactly where its values are categories. */
function hasFittingCategories({ kind, part = '', categories }: TrainedFeature): boolean {
  if (!hasCategories({ kind }, part)) return categories === undefined;
  return categories !== undefined && categories.values.length === categories.rows.length;
}

interface NamedColumns {
  /** What messages call the model. */
  name: string;
  columns: readonly TrainedFeature[];
}

/** Why a model has not the columns that the detector's features become, in their order; null where it has. */
function featureMismatch(detector: Detector, model: NamedColumns): string | null {
  const wanted = detector.features.flatMap((feature): Column[] =>
    partsOf[kindOf(feature)].map((part) => ({ ...feature, part })),
  );
  if (wanted.map(identityOf).join() !== model.columns.map(identityOf).join()) {
    return `Detector ${detector.id} has the features ${named(wanted)}; ${model.name} has ${named(model.columns)}.`;
  }
  const odd = model.columns.find((column) => !hasFittingCategories(column));
  if (odd === undefined) return null;
  return `Detector ${detector.id}: the categories of ${named([odd])} in ${model.name} do not fit its kind.`;
}

/** @throws AppError MODEL_FEATURES_MISMATCH */
export function assertSameFeatures(detector: Detector, model: NamedColumns): void {
  const mismatch = featureMismatch(detector, model);
  if (mismatch !== null) throw new AppError('MODEL_FEATURES_MISMATCH', mismatch);
}

/** Whether a model takes the rows of a detector. */
export const modelFits = (detector: Detector, { features, id }: ModelManifest): boolean =>
  featureMismatch(detector, { name: id, columns: features }) === null;

/** @throws AppError MODEL_FEATURES_MISMATCH */
export function assertModelFits(detector: Detector, { id, features }: ModelManifest): void {
  assertSameFeatures(detector, { name: `its model ${id}`, columns: features });
}

/** A version with its bytes. @throws AppError MODEL_FEATURES_MISMATCH, MODEL_NOT_FOUND, MODEL_CORRUPT */
export async function loadVersion(
  ports: Pick<DetectionPorts, 'models'>,
  detector: Detector,
  manifest: ModelManifest,
): Promise<ModelInUse> {
  assertModelFits(detector, manifest);
  const { onnx } = await ports.models.load(manifest);
  return { manifest, forest: { sha256: manifest.sha256, onnx } };
}

/**
 * The model that scores for a detector: its champion.
 * @throws AppError MODEL_NOT_TRAINED, MODEL_NOT_FOUND, MODEL_FEATURES_MISMATCH, MODEL_CORRUPT
 */
export async function loadModel(
  ports: Pick<DetectionPorts, 'models' | 'roles'>,
  detector: Detector,
): Promise<ModelInUse> {
  return loadVersion(ports, detector, await versionOrChampion(ports, detector.id, undefined));
}

/**
 * The model that is compared with the champion; null when there is none. One that cannot be loaded
 * must not keep the champion from scoring: it is named in the log, and left out.
 */
export async function loadChallenger(
  ports: Pick<DetectionPorts, 'models' | 'roles' | 'failures'>,
  detector: Detector,
): Promise<ModelInUse | null> {
  const { value: roles } = await ports.roles.get(detector.id);
  if (roles.challenger === null) return null;
  try {
    const manifest = await manifestOf(ports, detector.id, roles.challenger);
    // That it works is told when it has scored.
    return await loadVersion(ports, detector, manifest);
  } catch (error) {
    ports.failures.report(challengerSubject(detector.id), toAppError(error));
    return null;
  }
}
