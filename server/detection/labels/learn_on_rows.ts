/** Labels learnt on a forest that is there: the one way, whether its trees are new or the champion's. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { Label } from '../../../common/label';
import { fewLabels, learningTolerance, type Learning } from '../../../common/learning';
import type { TrainedFeature } from '../../../common/model_manifest';
import { toMatrix } from '../../features/metrics/to_matrix';
import type { ForestModel, LearntModel, Matrix } from '../../forest/forest_engine';
import { chooseLabels, type ChosenLabels } from './choose_labels';
import { driftSinceLabels } from './drift_since_labels';
import { championOf } from '../models/model_roles';
import type { TrainingRows } from '../models/draw_training_rows';
import type { DetectionPorts } from '../services';

export interface LearningInput {
  detector: Detector;
  forest: ForestModel;
  columns: readonly TrainedFeature[];
  drawn: Pick<TrainingRows, 'from' | 'rows' | 'to'>;
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

type Drift = NonNullable<Learning['drift_since_labels']>;

const driftNote = ({ field, labels, psi, version }: Drift) =>
  `Rows have moved since version ${version}, on which ${labels} of the labels were given: "${field}" by a population stability index of ${psi.toFixed(2)}. What was true of such rows then may not be now; label some of today.`;

function notesOf(chosen: ChosenLabels, matrix: Matrix, drift: Drift | undefined): string[] {
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
  if (drift?.reading === 'major') notes.push(driftNote(drift).slice(0, 500));
  return notes;
}

function assertFaithful(detector: Detector, { difference }: LearntModel): void {
  if (difference <= learningTolerance) return;
  throw new AppError(
    'MODEL_CHECK_FAILED',
    `The model of detector ${detector.id} that learnt from labels scores a labelled row ${difference} away from what it learnt.`,
  );
}

/** Labels that the champion has learnt from, with the verdict of then. */
async function knownLabels(
  ports: Pick<DetectionPorts, 'models' | 'roles'>,
  detector: Detector,
): Promise<(label: Label) => boolean> {
  const champion = await championOf(ports, detector.id);
  const known = new Map(
    champion?.learning?.labels.map(({ anomaly, result_id: id }) => [id, anomaly]),
  );
  return ({ anomaly, result_id: id }) => known.get(id) === anomaly;
}

/**
 * @returns null where no label can be learnt from
 * @throws AppError LABELS_TEACH_NOTHING, MODEL_CHECK_FAILED, MODEL_CORRUPT, ABORTED, ...
 */
export async function learnOnRows(
  ports: Pick<DetectionPorts, 'clock' | 'forest' | 'labels' | 'models' | 'reader' | 'roles'>,
  { detector, forest: model, columns, drawn, matrix }: LearningInput,
  signal: AbortSignal,
): Promise<Learnt | null> {
  const chosen = await chooseLabels(ports, detector, signal);
  const { labels, rows, leftOut } = chosen;
  if (labels.length === 0) return null;
  const isKnown = await knownLabels(ports, detector);
  const drift = await driftSinceLabels(ports, { detector, labels, rows: drawn.rows });
  const labelled = {
    matrix: await toMatrix(rows, columns),
    signs: Int8Array.from(labels, ({ anomaly }) => (anomaly ? 1 : -1)),
    known: Uint8Array.from(labels, (label) => Number(isKnown(label))),
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
      notes: notesOf(chosen, labelled.matrix, drift),
      certificate: {
        rows: labels.length,
        max_difference: forest.difference,
        tolerance: learningTolerance,
      },
      ...(forest.keptApart && { kept_apart: forest.keptApart }),
      ...(drift && { drift_since_labels: drift }),
    },
  };
}
