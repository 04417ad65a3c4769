import type { Explanation, FieldChange } from '../../common/api/explain_result';
import { describeResult } from './explain';

const explanation: Explanation = {
  model_version: 2,
  scored_by: 2,
  is_scoring_model: true,
  score: 0.6523,
  stored_score: 0.6523,
  threshold: 0.59,
  margin: 0.0623,
  reasons: [{ feature: 'cpu_pct', value: 91.23456, typical: 40, contribution: 0.11 }],
  learnt: null,
  change: { feature: 'cpu_pct', from: 91.23456, to: 74.1, score: 0.5812 },
};

const text = (changes: Partial<Explanation> | null) =>
  describeResult({
    result_id: 'r',
    source: { index: 'pump', id: '7' },
    document: [{ field: 'cpu_pct', value: '91.23456' }],
    fields_left_out: 3,
    explanation: changes === null ? null : { ...explanation, ...changes },
  });

const change = (changes: Partial<FieldChange>) =>
  ({ ...explanation.change, ...changes }) as FieldChange;

it('says score, reasons, change and document', () => {
  const lines = text({}).split('\n');
  expect(lines).toContain('Score  0.6523, anomaly: 0.0623 over the threshold 0.5900');
  expect(lines).toContain('cpu_pct  91.235  40       +0.110');
  expect(lines).toContain('cpu_pct 91.235 -> 74.1 would clear it: score 0.5812, threshold 0.5900.');
  expect(lines.slice(-2)).toEqual(['cpu_pct  91.23456', 'and 3 more']);
});

it('says what the labels changed', () => {
  const learnt = { score_before: 0.512, labels: 30, strongest: [] };
  expect(text({ learnt })).toContain('Labels  learnt from 30; without them 0.5120');
});

it.each([
  [{ change: null }, 'No single value can clear it.'],
  [{ change: null, margin: -0.1 }, 'No single value can flag it.'],
  [{ margin: -0.1, score: 0.49 }, 'ordinary: 0.1000 under the threshold'],
  [
    { change: change({ from: null, to: null, note: 'a rare value' }) },
    'cpu_pct missing -> a rare value would clear',
  ],
  [{ change: change({ to: 74.123456789 }) }, '-> 74.123456789 would'],
  [{ stored_score: 0.7 }, 'The result has the score 0.7000.'],
  [{ is_scoring_model: false, scored_by: 1 }, 'v1 scored it and is gone; this is the champion.'],
  [null, 'The row was skipped: it has no score.'],
])('says what is odd: %j', (changes, expected) => {
  expect(text(changes)).toContain(expected);
});
