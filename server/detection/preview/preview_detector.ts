/** What a detector would find, before there is one. */
import type { DetectorPreview, PreviewFinding } from '../../../common/api/preview_detector';
import { completeDetector } from '../../../common/complete_detector';
import type { Detector, DetectorInput } from '../../../common/detector';
import { scoreQuantileLevels, type ModelManifest } from '../../../common/model_manifest';
import { percentileOf } from '../../../common/quantiles';
import { severityOf } from '../../../common/severity';
import type { Row } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import { sortItems } from '../../features/sort_in_turns';
import { readRowRate } from '../models/calibrate';
import { growModel, toManifest, type GrownModel } from '../models/grow_model';
import type { SourceDocument } from '../ports/source_reader';
import { reasonWriter } from '../scoring/reasons';
import type { DetectionPorts } from '../services';
import { windowOfRow } from '../windows/window_of_row';
import { validateSource } from '../detectors/validate_detector';

/** Rows that a preview is trained on: enough for thresholds of one in a thousand, and done in seconds. */
const sampleRows = 10_000;
const mostFindings = 20;
/** Bounds the answer: a finding has a reason for each feature. */
const mostReasons = 2_000;

type PreviewPorts = Pick<DetectionPorts, 'reader' | 'forest' | 'clock'>;

/** The detector on a sample. Any threshold will do: none is answered. */
function onSample(detector: Detector): Detector {
  const { max_rows: most, min_rows: least } = detector.training;
  return {
    ...detector,
    training: { ...detector.training, max_rows: Math.max(least, Math.min(most, sampleRows)) },
    model: { ...detector.model, threshold: { contamination: 0.01 } },
  };
}

/** Numbers of the rows with the highest scores, highest first; of equals, the first drawn. */
async function highest(scores: Float64Array, most: number): Promise<number[]> {
  const score = (row: number) => scores[row] ?? 0;
  const rows = await sortItems(scores.keys(), (a, b) => score(b) - score(a) || a - b);
  return rows.slice(0, most);
}

interface Found {
  document: SourceDocument;
  row: Row;
}

async function explainHighest(
  { forest }: Pick<DetectionPorts, 'forest'>,
  { grown, manifest, found }: { grown: GrownModel; manifest: ModelManifest; found: Found[] },
  signal: AbortSignal,
): Promise<PreviewFinding[]> {
  const matrix = await toMatrix(
    found.map(({ row }) => row),
    manifest.features,
  );
  const model = { sha256: grown.forest.sha256, onnx: grown.forest.onnx };
  const { scores, contributions } = await forest.score({ model, matrix, explainFrom: 0 }, signal);
  const reasonsOf = reasonWriter(grown.detector, manifest);
  return found.map(({ document, row }, r): PreviewFinding => {
    const score = scores[r] ?? 0;
    const own = contributions.get(r) ?? new Float64Array(manifest.features.length);
    return {
      source: { index: document.index, id: document.id },
      ...windowOfRow(grown.detector, document.id),
      time: document.time,
      score,
      percentile: percentileOf(score, manifest.score_quantiles, scoreQuantileLevels),
      severity: severityOf(score, manifest.severity_scores),
      reasons: reasonsOf({ document, row, contributions: own }),
    };
  });
}

/**
 * Trains a detector on at most 10,000 rows drawn at random, the same ones for the same seed and index,
 * and scores them with it: how scores are spread, how many rows come in a day, and the rows with the
 * highest scores with their reasons. Stores nothing and writes nothing.
 * @throws AppError DETECTOR_INVALID, FIELD_NOT_FOUND, NOT_ENOUGH_ROWS, ABORTED, ...
 */
export async function previewDetector(
  ports: PreviewPorts,
  input: DetectorInput,
  signal: AbortSignal,
): Promise<DetectorPreview> {
  const began = ports.clock.now();
  const detector = onSample(await validateSource(ports, completeDetector(input), signal));
  // Bounded by the size of the sample, and of each document only its features.
  const documents: SourceDocument[] = [];
  const onRow = (document: SourceDocument) => void documents.push(document);
  const grown = await growModel(ports, { detector, onRow }, signal);
  const manifest = await toManifest(grown, { version: 1, createdAt: began });
  const { forest, drawn } = grown;
  const most = Math.min(mostFindings, Math.ceil(mostReasons / detector.features.length));
  const rows = await highest(forest.scores, most);
  const found = rows.flatMap((at): Found[] => {
    const [document, row] = [documents[at], drawn.rows[at]];
    return document === undefined || row === undefined ? [] : [{ document, row }];
  });
  const [rate, findings] = await Promise.all([
    readRowRate(ports, { detector, drawn }, signal),
    explainHighest(ports, { grown, manifest, found }, signal),
  ]);
  const { training } = manifest;
  return {
    rows: training.rows,
    left_out_reasons: training.left_out_reasons,
    from: training.from,
    to: training.to,
    rows_per_day: rate?.rows_per_day ?? null,
    base_score: manifest.base_score,
    score_quantiles: manifest.score_quantiles,
    score_histogram: manifest.score_histogram ?? [],
    constant_features: training.constant_features,
    near_constant_features: training.near_constant_features ?? [],
    findings,
    took_ms: ports.clock.now() - began,
  };
}
