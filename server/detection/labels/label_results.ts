/** Labels that people give to findings. */
import type { LabelImport } from '../../../common/api/import_labels';
import type { LabelList } from '../../../common/api/list_labels';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { pathOf } from '../../../common/feature';
import type { Label, LabelDraw, SelectedBy } from '../../../common/label';
import { readField } from '../../features/metrics/read_field';
import { assertReplaces } from '../detectors/assert_replaces';
import { estimatePrecision } from './estimate_precision';
import { inBatches } from '../in_batches';
import { assertReadable, loadDetector } from '../detectors/load_detector';
import { unknownUser } from '../models/model_roles';
import { resultId } from '../scoring/result_id';
import { findScoredDocument } from '../scoring/scored_document';
import type { DetectionPorts } from '../services';

/** One label as a person gives it. */
export interface GivenLabel {
  result_id: string;
  anomaly: boolean;
  why?: string;
  drawn?: LabelDraw;
  /** How it was chosen together with others. */
  selected_by?: SelectedBy;
  /** When the label was given that this one replaces, null for none; any may be when left out. */
  replaces?: string | null;
}

/** Labels whose results are looked up at a time, and labels that are written at a time. */
const labelsLookedUp = 10;
const labelsWritten = 100;

type Ports = Pick<DetectionPorts, 'clock' | 'detectors' | 'labels' | 'reader' | 'results'>;

async function toLabel(
  ports: Ports,
  { detector, given, who }: { detector: Detector; given: GivenLabel; who: string },
  signal: AbortSignal,
): Promise<Label> {
  const scored = await ports.results.find(detector, given.result_id, signal);
  if (scored === null) {
    throw new AppError(
      'RESULT_NOT_FOUND',
      `There is no result "${given.result_id}" of detector "${detector.id}" in "${detector.destination.index}".`,
    );
  }
  const document = await findScoredDocument(ports, { detector, scored }, signal);
  const { ml, ml_score, ml_anomaly } = scored.result;
  const values = detector.features
    .map(pathOf)
    .map((path) => [path, readField(document.source, path)]);
  return {
    format_version: 1,
    detector_id: detector.id,
    result_id: given.result_id,
    anomaly: given.anomaly,
    source: ml.source,
    time: document.time === null ? null : new Date(document.time).toISOString(),
    fields: Object.fromEntries(
      values.filter(([, value]) => value !== undefined),
    ) as Label['fields'],
    who,
    at: new Date(ports.clock.now()).toISOString(),
    ...(given.why === undefined ? {} : { why: given.why }),
    ...(given.drawn === undefined ? {} : { drawn: given.drawn }),
    ...(given.selected_by === undefined ? {} : { selected_by: given.selected_by }),
    ...(ml.model_version === undefined ? {} : { model_version: ml.model_version }),
    ...(ml_score === undefined ? {} : { ml_score, ml_anomaly }),
  };
}

/**
 * Labels results, each in the place of the label that it had. All are looked up before the first is kept:
 * one that is not there, or that somebody else labelled meanwhile, leaves the others as they are too.
 * @param who user name; null where nobody logs in
 * @throws AppError DETECTOR_NOT_FOUND, RESULT_NOT_FOUND, LABEL_CHANGED, SOURCE_GONE, ES_FORBIDDEN, ...
 */
export async function labelResults(
  ports: Ports,
  {
    detectorId,
    labels: given,
    who,
  }: { detectorId: string; labels: readonly GivenLabel[]; who: string | null },
  signal: AbortSignal,
): Promise<Label[]> {
  const detector = await loadDetector(ports, detectorId);
  const labels = await inBatches(given, labelsLookedUp, (one) =>
    toLabel(ports, { detector, given: one, who: who ?? unknownUser }, signal),
  );
  const replaces = new Map(given.map((one) => [one.result_id, one.replaces]));
  for (const [id, at] of replaces) {
    if (at !== undefined) assertReplaces(await ports.labels.get(detectorId, id), at);
  }
  await keepLabels(ports, labels, replaces);
  return labels;
}

/** Each waits until it can be listed, which many can do together. */
async function keepLabels(
  ports: Pick<DetectionPorts, 'labels'>,
  labels: readonly Label[],
  replaces: ReadonlyMap<string, string | null | undefined> = new Map(),
): Promise<void> {
  // Of a result that is named twice, the last one counts.
  const last = new Map(labels.map((label) => [label.result_id, label]));
  await inBatches([...last.values()], labelsWritten, (label) =>
    ports.labels.put(label, replaces.get(label.result_id)),
  );
}

const estimateNote =
  'The estimate is of the rows that the champion flags and that were drawn at random to be labelled. Labels from what was shown for its rank are biased, and left out of it.';

/**
 * Labels hold values of the source: they are for those who may read it.
 * @throws AppError DETECTOR_NOT_FOUND, ES_FORBIDDEN, INDEX_NOT_FOUND
 */
export async function listLabels(
  ports: Pick<DetectionPorts, 'detectors' | 'labels' | 'reader' | 'roles'>,
  detectorId: string,
  signal: AbortSignal,
): Promise<LabelList> {
  const { source } = await loadDetector(ports, detectorId);
  const [labels, { value: roles }] = await Promise.all([
    ports.labels.list(detectorId),
    ports.roles.get(detectorId),
    assertReadable(ports, source, signal),
  ]);
  const estimate = estimatePrecision(labels, roles.champion);
  return { detector_id: detectorId, labels, estimate, note: estimateNote };
}

/**
 * Takes in labels as `listLabels` answers them, of this detector or of one with the same source; of two
 * labels of a result the newer one stays.
 * @throws AppError DETECTOR_NOT_FOUND, STATE_CONFLICT
 */
export async function importLabels(
  ports: Pick<DetectionPorts, 'detectors' | 'labels'>,
  { detectorId, labels }: { detectorId: string; labels: readonly Label[] },
): Promise<LabelImport> {
  await loadDetector(ports, detectorId);
  const kept = new Map(
    (await ports.labels.list(detectorId)).map(({ result_id: id, at }) => [id, Date.parse(at)]),
  );
  const newer = labels
    .map((label) => ({
      ...label,
      detector_id: detectorId,
      result_id: resultId(detectorId, label.source.index, label.source.id),
    }))
    .filter(({ result_id: id, at }) => Date.parse(at) > (kept.get(id) ?? -Infinity))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  await keepLabels(ports, newer);
  return { imported: newer.length, older: labels.length - newer.length };
}

/**
 * Takes a label back; the next learning goes without it.
 * @throws AppError DETECTOR_NOT_FOUND, LABEL_NOT_FOUND
 */
export async function withdrawLabel(
  ports: Pick<DetectionPorts, 'detectors' | 'labels'>,
  detectorId: string,
  resultId: string,
): Promise<void> {
  await loadDetector(ports, detectorId);
  if ((await ports.labels.get(detectorId, resultId)) === null) {
    throw new AppError(
      'LABEL_NOT_FOUND',
      `Result "${resultId}" of detector "${detectorId}" has no label.`,
    );
  }
  await ports.labels.delete(detectorId, resultId);
}
