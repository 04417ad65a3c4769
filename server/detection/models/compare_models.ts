/** Two versions of a detector's model on the same rows of its source. */
import type { Disagreement, ModelComparison } from '../../../common/api/compare_models';
import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { buildRow, type Row } from '../../features/metrics/build_rows';
import { toMatrix } from '../../features/metrics/to_matrix';
import { turns } from '../../features/turns';
import { throwIfAborted } from '../abort';
import { loadDetector, loadVersion } from '../detectors/load_detector';
import { manifestOf } from './model_roles';
import type { SourceDocument } from '../ports/source_reader';
import type { TimeRange } from '../ports/scope';
import { rankCorrelation } from './rank_correlation';
import { resultId } from '../scoring/result_id';
import type { DetectionPorts } from '../services';
import type { ModelInUse } from '../scoring/models_in_use';
import { trainingScope } from '../scoring/source_scope';

export interface CompareOptions {
  /** The two versions. */
  left: number;
  right: number;
  /** Most rows drawn. */
  rows: number;
  range: TimeRange;
}

const mostDisagreements = 50;

interface Drawn {
  documents: Array<Pick<SourceDocument, 'index' | 'id' | 'time'>>;
  rows: Row[];
  leftOut: number;
}

/** A sample of the source, drawn with another seed than training's: not the training rows again. */
async function drawRows(
  ports: Pick<DetectionPorts, 'reader' | 'clock'>,
  { detector, options }: { detector: Detector; options: CompareOptions },
  signal: AbortSignal,
): Promise<Drawn> {
  const { from, to } = options.range;
  const settled = ports.clock.now() - durationToMs(detector.source.query_delay);
  const pages = ports.reader.sample(
    trainingScope(detector),
    {
      range: { from, to: to ?? settled },
      size: options.rows,
      seed: (detector.model.seed + 1) >>> 0,
    },
    signal,
  );
  const drawn: Drawn = { documents: [], rows: [], leftOut: 0 };
  for await (const page of pages) {
    throwIfAborted(signal);
    for (const document of page) {
      if (turns.isOver()) await turns.next();
      const row = document.problem ? { code: document.problem } : buildRow(document, detector);
      if ('code' in row) {
        drawn.leftOut += 1;
        continue;
      }
      const { index, id, time } = document;
      drawn.documents.push({ index, id, time });
      drawn.rows.push(row);
    }
  }
  return drawn;
}

interface Judged {
  manifest: ModelInUse['manifest'];
  scores: Float64Array;
  flags: boolean[];
}

async function judge(
  ports: DetectionPorts,
  { model, rows }: { model: ModelInUse; rows: readonly Row[] },
  signal: AbortSignal,
): Promise<Judged> {
  const { manifest, forest } = model;
  const matrix = await toMatrix(rows, manifest.features);
  const request = { model: forest, matrix, explainFrom: Infinity };
  const { scores } = await ports.forest.score(request, signal);
  return { manifest, scores, flags: Array.from(scores, (score) => score >= manifest.threshold) };
}

function flaggedBy(left: boolean, right: boolean): Disagreement['flagged_by'] {
  if (left) return right ? 'both' : 'left';
  return right ? 'right' : 'neither';
}

function disagreementsOf(
  detector: Detector,
  { documents }: Drawn,
  [left, right]: readonly [Judged, Judged],
): Disagreement[] {
  const all = documents.map((document, row) => ({
    document,
    left: left.scores[row] ?? NaN,
    right: right.scores[row] ?? NaN,
    flagged_by: flaggedBy(left.flags[row] === true, right.flags[row] === true),
  }));
  type Both = Omit<Disagreement, 'source' | 'result_id' | 'time'>;
  const isSplit = ({ flagged_by: by }: Both) => (by === 'left' || by === 'right' ? 1 : 0);
  const distance = (row: Both) => Math.abs(row.left - row.right);
  return all
    .filter((row) => distance(row) > 0 || isSplit(row) === 1)
    .sort((a, b) => isSplit(b) - isSplit(a) || distance(b) - distance(a))
    .slice(0, mostDisagreements)
    .map(({ document: { index, id, time }, ...both }) => ({
      source: { index, id },
      result_id: resultId(detector.id, index, id),
      time: time === null ? null : new Date(time).toISOString(),
      ...both,
    }));
}

const sideOf = ({ manifest: { version, threshold }, flags }: Judged) => ({
  version,
  threshold,
  flagged: flags.filter(Boolean).length,
});

/**
 * Scores the same rows, drawn at random, with two versions. Nothing is written.
 * @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_FOUND, MODEL_FEATURES_MISMATCH, MODEL_CORRUPT,
 * NOT_ENOUGH_ROWS where no row of the range can be scored, INDEX_NOT_FOUND, ES_FORBIDDEN, ABORTED, ...
 */
export async function compareModels(
  ports: DetectionPorts,
  { detectorId, ...options }: CompareOptions & { detectorId: string },
  signal: AbortSignal,
): Promise<ModelComparison> {
  const detector = await loadDetector(ports, detectorId);
  const versionOf = async (version: number) =>
    loadVersion(ports, detector, await manifestOf(ports, detectorId, version));
  const [leftModel, rightModel] = [await versionOf(options.left), await versionOf(options.right)];
  const drawn = await drawRows(ports, { detector, options }, signal);
  const { rows } = drawn;
  if (rows.length === 0) {
    throw new AppError(
      'NOT_ENOUGH_ROWS',
      `No row of detector ${detectorId} in the range can be scored (${drawn.leftOut} left out): there is nothing to compare on.`,
    );
  }
  // One after the other: what scores by schedule needs the threads too.
  const left = await judge(ports, { model: leftModel, rows }, signal);
  const right = await judge(ports, { model: rightModel, rows }, signal);
  const countOf = (wanted: Disagreement['flagged_by']) =>
    rows.filter((_, i) => flaggedBy(left.flags[i] === true, right.flags[i] === true) === wanted)
      .length;
  return {
    detector_id: detectorId,
    left: sideOf(left),
    right: sideOf(right),
    rows: rows.length,
    rows_left_out: drawn.leftOut,
    both_flagged: countOf('both'),
    only_left: countOf('left'),
    only_right: countOf('right'),
    rank_correlation: rankCorrelation(left.scores, right.scores),
    scores: { left: [...left.scores], right: [...right.scores] },
    disagreements: disagreementsOf(detector, drawn, [left, right]),
  };
}
