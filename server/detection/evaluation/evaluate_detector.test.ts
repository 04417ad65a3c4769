import { completeDetector } from '../../../common/complete_detector';
import { evaluationCodec } from '../../../common/api/evaluate_detector';
import { evaluateDetector } from './evaluate_detector';
import { aDetector, InMemoryPorts } from '../ports/ports.mock';
import type { LabelledScore } from '../ports/result_reader';
import type { TimeRange } from '../ports/scope';

const open: TimeRange = { from: null, to: null };

/** A world whose results have these scores, flagged from 0.6 on, and labels. */
function worldOf(rows: Array<[number, unknown]>): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector());
  ports.results.labelledScores = async function* () {
    await Promise.resolve();
    const scores = rows.map(([score, label]): LabelledScore => ({
      score,
      anomaly: score >= 0.6,
      label,
    }));
    for (let start = 0; start < scores.length; start += 3) yield scores.slice(start, start + 3);
  };
  return ports;
}

const rows: Array<[number, unknown]> = [
  [0.9, 'Attack'],
  [0.7, 'benign'],
  [0.5, 'attack'],
  [0.4, 'benign'],
  [0.3, 'benign'],
];

it('counts verdicts and ranks scores', async () => {
  const options = { labelField: 'label', range: open };
  const evaluation = await evaluateDetector(worldOf(rows), 'pump', options);
  expect(evaluation).toMatchObject({
    rows: 5,
    anomalies: 2,
    confusion: { tp: 1, fp: 1, tn: 2, fn: 1 },
    precision: 0.5,
    recall: 0.5,
    roc_auc: 5 / 6,
  });
  expect(evaluation.curve).toHaveLength(5);
  expect(evaluationCodec.is(evaluation)).toBe(true);
});

it('takes other labels for anomalous when told so', async () => {
  const options = { labelField: 'label', positiveValues: ['BENIGN'], range: open };
  expect(await evaluateDetector(worldOf(rows), 'pump', options)).toMatchObject({ anomalies: 3 });
});

it('says so where windows do not keep the label', async () => {
  const none = (keep: string[]) => {
    const ports = worldOf([]);
    const source = { indices: ['logins'], windows: { keep } };
    ports.stored.set('users', completeDetector({ id: 'users', kind: 'windows', source }));
    return evaluateDetector(ports, 'users', { labelField: 'labels.status', range: open });
  };
  await expect(none([])).rejects.toMatchObject({
    code: 'LABELS_UNUSABLE',
    message: expect.stringContaining('`source.windows.keep`') as unknown,
  });
  await expect(none(['labels.status'])).rejects.toMatchObject({
    message: expect.not.stringContaining('keep') as unknown,
  });
});

it('stops reading once there are too many', async () => {
  const options = { labelField: 'label', range: open, mostRows: 4 };
  await expect(evaluateDetector(worldOf(rows), 'pump', options)).rejects.toMatchObject({
    code: 'LABELS_TOO_MANY',
  });
  expect(await evaluateDetector(worldOf(rows), 'pump', { ...options, mostRows: 5 })).toBeDefined();
});

it('needs both kinds of rows', async () => {
  const options = { labelField: 'label', positiveValues: ['never'], range: open };
  await expect(evaluateDetector(worldOf(rows), 'pump', options)).rejects.toMatchObject({
    code: 'LABELS_UNUSABLE',
  });
});
