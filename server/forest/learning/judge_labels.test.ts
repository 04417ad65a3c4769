import fc from 'fast-check';
import { Matrix as Dense } from 'ml-matrix';
import { judgeLabels } from './judge_labels';

interface Labelled {
  /** Where the row is: rows are the more alike the nearer they are. */
  at: number;
  anomaly: boolean;
}

function fitOf(labels: readonly Labelled[]) {
  return {
    kernel: new Dense(labels.map((a) => labels.map((b) => Math.exp(-((a.at - b.at) ** 2) / 8)))),
    offset: Float64Array.from(labels, (_, i) => ((i * 7919) % 97) / 97),
    signs: Int8Array.from(labels, ({ anomaly }) => (anomaly ? 1 : -1)),
    lambda: 0.1,
  };
}

const none = (labels: readonly Labelled[]) => new Uint8Array(labels.length);
const line = (count: number, isTrue: (i: number) => boolean): Labelled[] =>
  Array.from({ length: count }, (_, i) => ({ at: i * 2, anomaly: isTrue(i) }));

it('says that labels teach where rows near each other have one verdict', () => {
  const labels = line(40, (i) => i % 20 < 8);
  const judged = judgeLabels(fitOf(labels), none(labels));
  expect(judged).toMatchObject({ folds: 5, labels: 40, anomalies: 16 });
  expect(judged?.before).toBeLessThan(0.5);
  expect(judged?.after).toBeGreaterThan(0.6);
  expect(judged?.low).toBeGreaterThan(0);
});

it('seldom says so of verdicts that have nothing to do with the rows', () => {
  const draws = fc.sample(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), {
    numRuns: 100,
    seed: 5,
  });
  const fooled = draws.filter((verdicts) => {
    const labels = line(40, (i) => verdicts[i] === true);
    return (judgeLabels(fitOf(labels), none(labels))?.low ?? -1) > 0;
  });
  expect(fooled.length).toBeLessThanOrEqual(8);
});

it('gains nothing on a champion that knows all the labels already', () => {
  const labels = line(40, (i) => i % 20 < 8);
  const judged = judgeLabels(fitOf(labels), none(labels).fill(1));
  expect(judged).toMatchObject({ low: 0, high: 0 });
  expect(judged?.after).toBe(judged?.before);
});

it('keeps twins on one side, so that none gives the other’s verdict away', () => {
  const verdicts = [true, false, false, true, false, true, true, false, true, false, false, true];
  const twice = line(12, (i) => verdicts[i] === true).flatMap((label) => [label, label]);
  // Alike to nothing but themselves: only a twin could tell.
  const apart = twice.map(({ anomaly, at }) => ({ anomaly, at: at * 1_000 }));
  const judged = judgeLabels(fitOf(apart), none(apart));
  expect(judged).toMatchObject({ low: 0, high: 0 });
  expect(judged?.after).toBe(judged?.before);
});

it('does not judge by few labels, by those of one kind, or by those of one row', () => {
  const cases = [
    line(19, (i) => i % 2 === 0),
    line(40, () => true),
    line(40, (i) => i < 4),
    line(40, (i) => i < 20).map(({ anomaly }) => ({ at: anomaly ? 0 : 50, anomaly })),
  ];
  for (const labels of cases) expect(judgeLabels(fitOf(labels), none(labels))).toBeNull();
});

it('judges the same labels alike each time', () => {
  const labels = line(30, (i) => i % 3 === 0);
  expect(judgeLabels(fitOf(labels), none(labels))).toEqual(
    judgeLabels(fitOf(labels), none(labels)),
  );
});
