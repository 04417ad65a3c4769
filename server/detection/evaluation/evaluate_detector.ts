/** Results against labels that stand in the same documents. */
import { type Confusion, curveSteps, type Evaluation } from '../../../common/api/evaluate_detector';
import { AppError } from '../../../common/errors';
import { rankingMetrics, verdictMetrics } from './classification_metrics';
import { notKept } from '../windows/not_kept';
import { loadDetector } from '../detectors/load_detector';
import type { TimeRange } from '../ports/scope';
import type { DetectionPorts } from '../services';

/** Label values that mean "anomalous", compared as lower-case text. */
export const defaultPositiveValues = ['1', '1.0', 'true', 'yes', 'anomaly', 'anomalous', 'attack'];

export interface EvaluateOptions {
  labelField: string;
  positiveValues?: string[];
  range: TimeRange;
  /** Most rows that are compared; as many as there are when left out. */
  mostRows?: number;
}

/** Grows by doubling: an evaluation keeps eight bytes a row, all that ranking needs. */
class ScoreList {
  private scores = new Float64Array(1024);
  private length = 0;

  add(score: number): void {
    if (this.length === this.scores.length) {
      const scores = new Float64Array(this.length * 2);
      scores.set(this.scores);
      this.scores = scores;
    }
    this.scores[this.length] = score;
    this.length += 1;
  }

  all(): Float64Array {
    return this.scores.subarray(0, this.length);
  }
}

function assertNotTooMany(rows: number, mostRows: number): void {
  if (rows <= mostRows) return;
  throw new AppError(
    'LABELS_TOO_MANY',
    `More than ${mostRows} scored rows in the time range have the label field.`,
  );
}

/**
 * Precision, recall, F1 of `ml_anomaly` and ROC-AUC, average precision of `ml_score`, over all
 * scored rows in range that have the label field; of several labels, one that is positive is enough.
 * @throws AppError DETECTOR_NOT_FOUND, LABELS_UNUSABLE when the labels are all of one class,
 * LABELS_TOO_MANY
 */
export async function evaluateDetector(
  ports: DetectionPorts,
  detectorId: string,
  options: EvaluateOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<Evaluation> {
  const {
    labelField,
    positiveValues = defaultPositiveValues,
    range,
    mostRows = Infinity,
  } = options;
  const detector = await loadDetector(ports, detectorId);
  const positive = new Set(positiveValues.map((value) => value.toLowerCase()));
  const confusion: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 };
  const [anomalous, normal] = [new ScoreList(), new ScoreList()];
  let rows = 0;
  const pages = ports.results.labelledScores(detector, { labelField, range }, signal);
  for await (const page of pages) {
    rows += page.length;
    assertNotTooMany(rows, mostRows);
    for (const { score, anomaly, label } of page) {
      const labels: unknown[] = Array.isArray(label) ? label : [label];
      const actual = labels.some((one) => positive.has(String(one).toLowerCase()));
      (actual ? anomalous : normal).add(score);
      confusion[actual ? (anomaly ? 'tp' : 'fn') : anomaly ? 'fp' : 'tn'] += 1;
    }
  }
  const anomalies = confusion.tp + confusion.fn;
  if (anomalies === 0 || anomalies === rows) {
    throw new AppError(
      'LABELS_UNUSABLE',
      `Of ${rows} scored rows with the field "${labelField}", ${anomalies} are anomalous by the values ${[...positive].join(', ')}.${rows === 0 ? notKept(detector, labelField) : ''}`,
    );
  }
  return {
    detector_id: detectorId,
    label_field: labelField,
    rows,
    anomalies,
    ...verdictMetrics(confusion),
    ...rankingMetrics({ anomalous: anomalous.all(), normal: normal.all() }, curveSteps),
    confusion,
  };
}
