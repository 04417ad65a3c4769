/** How many flagged rows are true anomalies, from labels of rows drawn at random. */
import type { PrecisionEstimate } from '../../../common/api/list_labels';
import type { Label } from '../../../common/label';

/** Standard deviations of a normal distribution that hold 95 % of it. */
const z = 1.959964;

/**
 * Interval that holds a share with 95 % confidence: Wilson, "Probable inference, the law of succession,
 * and statistical inference", JASA 1927. Unlike the textbook's it holds at shares of 0 and 1 and for few.
 * @param total at least 1
 */
export function wilsonInterval(hits: number, total: number): { low: number; high: number } {
  const share = hits / total;
  const weight = (z * z) / total;
  const middle = share + weight / 2;
  const half = z * Math.sqrt((share * (1 - share)) / total + weight / (4 * total));
  return {
    low: Math.max(0, (middle - half) / (1 + weight)),
    high: Math.min(1, (middle + half) / (1 + weight)),
  };
}

/**
 * Of rows that one version flagged and that were drawn at random among those without a label. Labels of
 * rows that were shown for their rank say nothing of the others.
 * @param version the version whose verdicts count; null where none scores
 */
export function estimatePrecision(
  labels: readonly Label[],
  version: number | null,
): PrecisionEstimate {
  const drawn = labels.filter(
    (label) =>
      label.drawn === 'random' && label.ml_anomaly === true && label.model_version === version,
  );
  const hits = drawn.filter(({ anomaly }) => anomaly).length;
  const rows = drawn.length;
  return {
    model_version: version,
    rows,
    anomalies: hits,
    interval:
      rows === 0
        ? null
        : { precision: hits / rows, confidence: 0.95, ...wilsonInterval(hits, rows) },
  };
}
