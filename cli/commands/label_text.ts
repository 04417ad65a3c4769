/** Labels in words and tables. */
import type { LabelList, PrecisionEstimate } from '../../common/api/list_labels';
import type { LabelSelection } from '../../common/api/select_for_labels';
import type { LabelSuggestions } from '../../common/api/suggest_labels';
import type { Label } from '../../common/label';
import { count, decimals, plural, table } from '../text';

const verdict = ({ anomaly }: Label) => (anomaly ? 'true' : 'false');

export function describeEstimate({ anomalies, interval, rows }: PrecisionEstimate): string {
  if (interval === null) {
    return 'Precision: not known; label rows of `label suggest --mode random` for an honest estimate.';
  }
  const { low, high, precision } = interval;
  return `Precision: ${decimals(precision)} (${count(anomalies)} of ${count(rows)} drawn at random; ${decimals(low)} to ${decimals(high)} with 95 % confidence)`;
}

export function describeLabels({ detector_id: id, estimate, labels, note }: LabelList): string {
  if (labels.length === 0) {
    return `Detector ${id} has no labels yet. See what to label: anomaly-forest label suggest ${id}`;
  }
  const trueOnes = labels.filter(({ anomaly }) => anomaly).length;
  return [
    `${plural(labels.length, 'label')}: ${count(trueOnes)} true, ${count(labels.length - trueOnes)} false`,
    describeEstimate(estimate),
    note,
    '',
    table(
      ['RESULT', 'ANOMALY', 'SCORE', 'WHO', 'AT', 'WHY'],
      labels.map((label) => [
        label.result_id,
        verdict(label),
        label.ml_score === undefined ? '-' : decimals(label.ml_score),
        label.who,
        label.at,
        label.why ?? '',
      ]),
    ),
  ].join('\n');
}

export function describeSelection({ looked_at: seen, rows, total }: LabelSelection): string {
  const what = `${plural(total, 'row')} without a label, of ${count(seen)} looked at`;
  if (rows.length === 0) return `${what}.`;
  return [
    total > rows.length ? `${what}; the first ${count(rows.length)}:` : `${what}:`,
    '',
    table(
      ['RESULT', 'LIKENESS', 'SCORE', 'TIME', 'DOCUMENT'],
      rows.map(({ likeness, ml, ml_score: score = 0, result_id: resultId, time }) => [
        resultId,
        likeness === null ? '-' : decimals(likeness),
        decimals(score),
        time ?? '-',
        ml.source.id,
      ]),
    ),
    '',
    'Next: the same options with `label give-all` and --as true or --as false.',
  ].join('\n');
}

export function describeSuggestions({ detector_id: id, note, rows }: LabelSuggestions): string {
  if (rows.length === 0) return `Nothing of detector ${id} is left to label in this mode.`;
  const [first] = rows;
  return [
    table(
      ['RESULT', 'SCORE', 'TIME', 'DRAWN', 'DOCUMENT', 'FIRST REASON'],
      rows.map(({ drawn, ml, ml_score: score = 0, result_id: resultId, time }) => [
        resultId,
        decimals(score),
        time ?? '-',
        drawn,
        ml.source.id,
        ml.reasons?.[0]?.feature ?? '-',
      ]),
    ),
    '',
    note,
    `Next: anomaly-forest label give ${id} --true ${first?.result_id ?? 'RESULT'} --drawn ${first?.drawn ?? 'ranked'}`,
  ].join('\n');
}
