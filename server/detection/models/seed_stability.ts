/** How far forests agree that differ in nothing but their seed. */
import {
  defaultSeeds,
  type SeedPair,
  type SeedStability,
} from '../../../common/api/seed_stability';
import { toMatrix } from '../../features/metrics/to_matrix';
import { calibrate, calibrateBudget } from './calibrate';
import { drawTrainingRows, learnColumns } from './draw_training_rows';
import { loadDetector } from '../detectors/load_detector';
import { rankCorrelation } from './rank_correlation';
import type { DetectionPorts } from '../services';

/** Rows that each forest is trained on, at most: enough to see by, in seconds. */
const mostRows = 5_000;

interface SeededForest {
  seed: number;
  threshold: number;
  scores: Float64Array;
  flags: boolean[];
}

/** Rows that both flag out of those that either flags; null where neither flags one. */
function flagAgreement(a: SeededForest, b: SeededForest): number | null {
  const either = a.flags.filter((flag, row) => flag || b.flags[row]).length;
  const both = a.flags.filter((flag, row) => flag && b.flags[row]).length;
  return either === 0 ? null : both / either;
}

const pairsOf = (forests: readonly SeededForest[]): SeedPair[] =>
  forests.flatMap((a, i) =>
    forests.slice(i + 1).map((b) => ({
      a: a.seed,
      b: b.seed,
      rank_correlation: rankCorrelation(a.scores, b.scores),
      flag_agreement: flagAgreement(a, b),
    })),
  );

function flaggedByHowMany(forests: readonly SeededForest[], rows: number): number[] {
  const counts = new Array<number>(forests.length + 1).fill(0);
  for (let row = 0; row < rows; row++) {
    const flagging = forests.filter(({ flags }) => flags[row]).length;
    counts[flagging] = (counts[flagging] ?? 0) + 1;
  }
  return counts;
}

/**
 * Trains forests on the same rows with the detector's seed and those after it, one after the other so
 * that scoring has threads left, each with the threshold that the detector's rule gives it.
 * @throws AppError DETECTOR_NOT_FOUND, NOT_ENOUGH_ROWS, INDEX_NOT_FOUND, ES_FORBIDDEN, ABORTED, ...
 */
export async function seedStability(
  ports: DetectionPorts,
  { detectorId, seeds = defaultSeeds }: { detectorId: string; seeds?: number },
  signal: AbortSignal,
): Promise<SeedStability> {
  const stored = await loadDetector(ports, detectorId);
  const maxRows = Math.min(mostRows, stored.training.max_rows);
  const detector = { ...stored, training: { ...stored.training, max_rows: maxRows } };
  const drawn = await drawTrainingRows(ports, { detector }, signal);
  const columns = (await learnColumns(detector, drawn)).map(({ trained }) => trained);
  const calibration = await calibrateBudget(ports, { detector, drawn }, signal);
  const { trees, sample_size: sampleSize, seed: first } = detector.model;
  const forests: SeededForest[] = [];
  let usedSampleSize = sampleSize;
  for (let n = 0; n < seeds; n++) {
    const seed = (first + n) >>> 0;
    // The thread keeps the matrix it is given.
    const matrix = await toMatrix(drawn.rows, columns);
    const forest = await ports.forest.train(matrix, { trees, sampleSize, seed }, signal);
    const { threshold } = await calibrate(detector, forest.scores, calibration);
    const flags = Array.from(forest.scores, (score) => score >= threshold);
    forests.push({ seed, threshold, scores: forest.scores, flags });
    usedSampleSize = forest.sampleSize;
  }
  return {
    detector_id: detectorId,
    rows: drawn.rows.length,
    rows_left_out: drawn.read - drawn.rows.length,
    trees,
    sample_size: usedSampleSize,
    forests: forests.map(({ seed, threshold, flags }) => ({
      seed,
      threshold,
      flagged: flags.filter(Boolean).length,
    })),
    pairs: pairsOf(forests),
    flagged_by: flaggedByHowMany(forests, drawn.rows.length),
  };
}
