/** Results against labels that stand in the same documents. */
import { AppError } from '../../common/errors';
import { rankingMetrics, verdictMetrics, type Confusion } from './classification_metrics';
import { loadDetector } from './load_detector';
import type { TimeRange } from './ports';
import type { DetectionPorts } from './services';

export interface Evaluation {
  detector_id: string;
  label_field: string;
  rows: number;
  anomalies: number;
  precision: number;
  recall: number;
  f1: number;
  roc_auc: number;
  average_precision: number;
  confusion: Confusion;
}

/** Label values that mean "anomalous", compared as lower-case text. */
export const defaultPositiveValues = ['1', '1.0', 'true', 'yes', 'anomaly', 'anomalous', 'attack'];

export interface EvaluateOptions {
  labelField: string;
  positiveValues?: string[];
  range: TimeRange;
}

/** Grows by doubling: an evaluation keeps nine bytes a row, all that ranking needs. */
class LabelledScores {
  private scores = new Float64Array(1024);
  private labels = new Uint8Array(1024);
  private length = 0;

  add(score: number, anomalous: boolean): void {
    if (this.length === this.scores.length) {
      const scores = new Float64Array(this.length * 2);
      const labels = new Uint8Array(this.length * 2);
      scores.set(this.scores);
      labels.set(this.labels);
      this.scores = scores;
      this.labels = labels;
    }
    this.scores[this.length] = score;
    this.labels[this.length] = anomalous ? 1 : 0;
    this.length += 1;
  }

  rank() {
    return rankingMetrics(
      this.scores.subarray(0, this.length),
      this.labels.subarray(0, this.length),
    );
  }
}

/**
 * Precision, recall, F1 of `ml_anomaly` and ROC-AUC, average precision of `ml_score`, over all
 * scored rows in range that have the label field.
 * @throws AppError DETECTOR_NOT_FOUND, LABELS_UNUSABLE when the labels are all of one class
 */
export async function evaluateDetector(
  ports: DetectionPorts,
  detectorId: string,
  { labelField, positiveValues = defaultPositiveValues, range }: EvaluateOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<Evaluation> {
  const detector = await loadDetector(ports, detectorId);
  const positive = new Set(positiveValues.map((value) => value.toLowerCase()));
  const confusion: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 };
  const ranking = new LabelledScores();
  const pages = ports.results.labelledScores(detector, { labelField, range }, signal);
  for await (const page of pages) {
    for (const { score, anomaly, label } of page) {
      const actual = positive.has(String(label).toLowerCase());
      ranking.add(score, actual);
      confusion[actual ? (anomaly ? 'tp' : 'fn') : anomaly ? 'fp' : 'tn'] += 1;
    }
  }
  const anomalies = confusion.tp + confusion.fn;
  const rows = anomalies + confusion.fp + confusion.tn;
  if (anomalies === 0 || anomalies === rows) {
    throw new AppError(
      'LABELS_UNUSABLE',
      `Of ${rows} scored rows with the field "${labelField}", ${anomalies} are anomalous by the values ${[...positive].join(', ')}.`,
    );
  }
  return {
    detector_id: detectorId,
    label_field: labelField,
    rows,
    anomalies,
    ...verdictMetrics(confusion),
    ...ranking.rank(),
    confusion,
  };
}
