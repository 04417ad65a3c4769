/** Why one result has its score, and what would change its verdict. */
import type { Explanation, ResultExplanation } from '../../../common/api/explain_result';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { Result } from '../../../common/result';
import { buildRow, type Row, type RowSource } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import { expressChange } from './express_change';
import { listFields } from '../preview/list_fields';
import { loadDetector, loadModel, loadVersion } from '../detectors/load_detector';
import { reasonWriter } from '../scoring/reasons';
import { findScoredDocument, type Scored } from '../scoring/scored_document';
import type { DetectionPorts } from '../services';
import type { ModelInUse } from '../scoring/models_in_use';
import { findLearntLabels } from '../labels/label_effects';
import { isVerdictField } from '../scoring/verdict';

/** The model that scored; where that version is gone, or is another model by now, the champion. */
async function findModel(
  ports: Pick<DetectionPorts, 'models' | 'roles'>,
  detector: Detector,
  { model_version: version, model_sha256: sha256 }: Result['ml'],
): Promise<{ model: ModelInUse; isScoringModel: boolean }> {
  const manifest = version === undefined ? null : await ports.models.get(detector.id, version);
  return manifest === null || manifest.sha256 !== sha256
    ? { model: await loadModel(ports, detector), isScoringModel: false }
    : { model: await loadVersion(ports, detector, manifest), isScoringModel: true };
}

function rowOf(document: RowSource, detector: Detector, { ml }: Result): Row {
  const row = buildRow(document, detector);
  if (!('code' in row)) return row;
  throw new AppError(
    row.code,
    `Document "${ml.source.id}" in "${ml.source.index}" is not as it was scored: see its field "${row.field}".`,
  );
}

async function explain(
  ports: DetectionPorts,
  { detector, scored }: { detector: Detector; scored: Scored },
  signal: AbortSignal,
): Promise<Explanation> {
  const { result } = scored;
  const [{ model, isScoringModel }, document] = await Promise.all([
    findModel(ports, detector, result.ml),
    findScoredDocument(ports, { detector, scored }, signal),
  ]);
  const { manifest, forest } = model;
  const row = rowOf(document, detector, result);
  const { threshold } = manifest;
  const matrix = await toMatrix([row], manifest.features);
  const learnt = await findLearntLabels(ports, detector, manifest);
  const request = { model: forest, matrix, threshold, ...(learnt && { learnt: learnt.rows }) };
  const [found] = await ports.forest.explain(request, signal);
  if (found === undefined) throw new AppError('INTERNAL', 'The forest gave no explanation.');
  const { score, margin, contributions, change } = found;
  const asked = { detector, model, document, row, flagged: score >= threshold };
  return {
    model_version: manifest.version,
    scored_by: result.ml.model_version ?? null,
    is_scoring_model: isScoringModel,
    score,
    stored_score: result.ml_score ?? null,
    threshold,
    margin,
    reasons: reasonWriter(detector, manifest)({ document, row, contributions }),
    change: change === null ? null : await expressChange(ports, { ...asked, change }, signal),
    learnt: learnt && found.learnt ? learnt.express(found.learnt) : null,
  };
}

/**
 * Explains one result: its score computed anew, the reasons, the smallest change of one value that
 * would change the verdict, and the row's own fields. A skipped row has those fields alone.
 * @throws AppError DETECTOR_NOT_FOUND, RESULT_NOT_FOUND, SOURCE_GONE, MODEL_NOT_TRAINED,
 * MODEL_NOT_FOUND, MODEL_CORRUPT, MODEL_FEATURES_MISMATCH, SCORER_UNAVAILABLE; FEATURE_... where the
 * source document is not any more what was scored
 */
export async function explainResult(
  ports: DetectionPorts,
  { detectorId, resultId }: { detectorId: string; resultId: string },
  signal: AbortSignal,
): Promise<ResultExplanation> {
  const detector = await loadDetector(ports, detectorId);
  const scored = await ports.results.find(detector, resultId, signal);
  if (scored === null) {
    throw new AppError(
      'RESULT_NOT_FOUND',
      `There is no result "${resultId}" of detector "${detectorId}" in "${detector.destination.index}".`,
    );
  }
  const own = Object.entries(scored.fields).filter(([name]) => !isVerdictField(name));
  const { fields, left_out } = listFields(Object.fromEntries(own));
  const isSkipped = scored.result.ml.status === 'skipped';
  return {
    result_id: resultId,
    source: scored.result.ml.source,
    document: fields,
    fields_left_out: left_out,
    explanation: isSkipped ? null : await explain(ports, { detector, scored }, signal),
  };
}
