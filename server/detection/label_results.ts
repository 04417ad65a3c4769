/** Labels that people give to findings. */
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import { pathOf } from '../../common/feature';
import type { Label, LabelDraw } from '../../common/label';
import { readField } from '../features/metrics/read_field';
import { loadDetector } from './load_detector';
import { unknownUser } from './model_roles';
import { findScoredDocument } from './scored_document';
import type { DetectionPorts } from './services';

/** One label as a person gives it. */
export interface GivenLabel {
  result_id: string;
  anomaly: boolean;
  why?: string;
  drawn?: LabelDraw;
}

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
    ...(ml.model_version === undefined ? {} : { model_version: ml.model_version }),
    ...(ml_score === undefined ? {} : { ml_score, ml_anomaly }),
  };
}

/**
 * Labels results, each in the place of the label that it had. All are looked up before the first is kept:
 * one that is not there leaves the others as they are too.
 * @param who user name; null where nobody logs in
 * @throws AppError DETECTOR_NOT_FOUND, RESULT_NOT_FOUND, SOURCE_GONE, ES_FORBIDDEN, ...
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
  const labels: Label[] = [];
  for (const one of given) {
    labels.push(await toLabel(ports, { detector, given: one, who: who ?? unknownUser }, signal));
  }
  for (const label of labels) await ports.labels.put(label);
  return labels;
}

/** @throws AppError DETECTOR_NOT_FOUND */
export async function listLabels(
  ports: Pick<DetectionPorts, 'detectors' | 'labels'>,
  detectorId: string,
): Promise<Label[]> {
  await loadDetector(ports, detectorId);
  return ports.labels.list(detectorId);
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
