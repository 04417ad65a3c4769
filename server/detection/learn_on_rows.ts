/** Labels learnt on a forest that is there: the one way, whether its trees are new or the champion's. */
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import { fewLabels, learningTolerance, type Learning } from '../../common/learning';
import type { TrainedFeature } from '../../common/model_manifest';
import { toMatrix } from '../features/metrics/to_matrix';
import type { ForestModel, LearntModel, Matrix } from '../forest/forest_engine';
import { chooseLabels, type ChosenLabels } from './choose_labels';
import type { TrainingRows } from './draw_training_rows';
import type { DetectionPorts } from './services';

export interface LearningInput {
  detector: Detector;
  forest: ForestModel;
  columns: readonly TrainedFeature[];
  drawn: Pick<TrainingRows, 'from' | 'to'>;
  /** The rows drawn, as the forest takes them. */
  matrix: Matrix;
}

export interface Learnt {
  forest: LearntModel;
  learning: Learning;
}

const isoOrNull = (time: number | null) => (time === null ? null : new Date(time).toISOString());

/** Rows that stand among the labels more than once, as true and as false anomalies. */
function countContradictions({ labels }: ChosenLabels, { values, columns }: Matrix): number {
  const verdicts = new Map<string, Set<boolean>>();
  labels.forEach(({ anomaly }, i) => {
    const key = values.subarray(i * columns, (i + 1) * columns).join();
    verdicts.set(key, (verdicts.get(key) ?? new Set()).add(anomaly));
  });
  return [...verdicts.values()].filter(({ size }) => size > 1).length;
}

function notesOf(chosen: ChosenLabels, matrix: Matrix): string[] {
  const { labels, leftOut } = chosen;
  const trueOnes = labels.filter(({ anomaly }) => anomaly).length;
  const notes: string[] = [];
  if (labels.length < fewLabels) {
    notes.push(
      `Few labels (${labels.length}): they move the rows most like them, and say little of others.`,
    );
  }
  if (trueOnes === 0 || trueOnes === labels.length) {
    const side = trueOnes === 0 ? 'false' : 'true';
    notes.push(
      `All labels are ${side} anomalies: the scores move one way. Label some of the other side too.`,
    );
  }
  const contradictions = countContradictions(chosen, matrix);
  if (contradictions > 0) {
    notes.push(
      `${contradictions} of the labelled rows have equal values and both verdicts: such labels weigh against each other.`,
    );
  }
  const left = Object.entries(leftOut).map(([reason, count]) => `${count} ${reason}`);
  if (left.length > 0) notes.push(`Labels left out: ${left.join(', ')}.`.slice(0, 500));
  return notes;
}

function assertFaithful(detector: Detector, { difference }: LearntModel): void {
  if (difference <= learningTolerance) return;
  throw new AppError(
    'MODEL_CHECK_FAILED',
    `The model of detector ${detector.id} that learnt from labels scores a labelled row ${difference} away from what it learnt.`,
  );
}

/**
 * @returns null where no label can be learnt from
 * @throws AppError LABELS_TEACH_NOTHING, MODEL_CHECK_FAILED, MODEL_CORRUPT, ABORTED, ...
 */
export async function learnOnRows(
  ports: Pick<DetectionPorts, 'clock' | 'forest' | 'labels' | 'reader'>,
  { detector, forest: model, columns, drawn, matrix }: LearningInput,
  signal: AbortSignal,
): Promise<Learnt | null> {
  const chosen = await chooseLabels(ports, detector, signal);
  const { labels, rows, leftOut } = chosen;
  if (labels.length === 0) return null;
  const labelled = {
    matrix: toMatrix(rows, columns),
    signs: Int8Array.from(labels, ({ anomaly }) => (anomaly ? 1 : -1)),
  };
  const forest = await ports.forest.learn({ model, matrix, labelled }, signal);
  assertFaithful(detector, forest);
  return {
    forest,
    learning: {
      at: new Date(ports.clock.now()).toISOString(),
      base_sha256: model.sha256,
      lambda: forest.lambda,
      scale: forest.scale,
      sample: { rows: matrix.rows, from: isoOrNull(drawn.from), to: isoOrNull(drawn.to) },
      labels: labels.map(({ result_id, anomaly }, i) => ({
        result_id,
        anomaly,
        weight: forest.weights[i] ?? 0,
      })),
      left_out: leftOut,
      notes: notesOf(chosen, labelled.matrix),
      certificate: {
        rows: labels.length,
        max_difference: forest.difference,
        tolerance: learningTolerance,
      },
    },
  };
}
