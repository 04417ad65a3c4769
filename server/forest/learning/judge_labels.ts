/**
 * Whether labels made a forest better, on labels kept apart: each is ranked by what the labels of other
 * folds teach (Stone, "Cross-validatory choice and assessment of statistical predictions", 1974).
 */
import type { Matrix as Dense } from 'ml-matrix';
import { fewestJudgedLabels, judgedFolds, twinLikeness } from '../../../common/learning';
import type { KeptApart } from '../forest_engine';
import type { Checkpoint } from '../forest_tasks';
import { quantileOfSorted } from '../quantile';
import { SeededRandom } from '../random';
import { fitLabels, type LabelFit } from './fit_labels';

/**
 * Draws of the bootstrap, and the quantiles that are its bounds. They are wide, since the draws do not know
 * that what ranks one fold was learnt from the others: of verdicts by chance some 3 % look like a gain.
 */
const draws = 1_000;
const bounds = [0.005, 0.995] as const;

/**
 * Labels of rows that are as good as one row, and of rows that are so to one of these. A group is kept
 * apart as a whole: a twin among the learnt labels would give the verdict away.
 * @returns the labels of each group
 */
function twins(kernel: Dense): number[][] {
  const groupOf = Array.from({ length: kernel.rows }, (_, i) => i);
  const first = (i: number): number => {
    const above = groupOf[i] ?? i;
    return above === i ? i : first(above);
  };
  for (let i = 0; i < kernel.rows; i++) {
    for (let j = 0; j < i; j++) {
      const most = Math.sqrt(kernel.get(i, i) * kernel.get(j, j));
      if (kernel.get(i, j) >= twinLikeness * most) groupOf[first(i)] = first(j);
    }
  }
  const groups = new Map<number, number[]>();
  groupOf.forEach((_, i) => groups.set(first(i), [...(groups.get(first(i)) ?? []), i]));
  return [...groups.values()];
}

/** In an order by chance, the same each time: rows that are alike may stand next to each other. */
function shuffled<T>(items: readonly T[]): T[] {
  const random = new SeededRandom(2);
  return items
    .map((item) => ({ item, at: random.unit() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Groups into folds that have about as many true, and as many false anomalies each. */
function dealFolds(groups: readonly number[][], signs: Int8Array): number[][][] {
  const folds = Array.from({ length: judgedFolds }, (): number[][] => []);
  const trueOnes = (group: readonly number[]) => group.filter((i) => signs[i] === 1).length;
  const sizeOf = (fold: readonly number[][], size: (group: readonly number[]) => number) =>
    fold.reduce((sum, group) => sum + size(group), 0);
  const deal = (some: readonly number[][], size: (group: readonly number[]) => number) => {
    for (const group of shuffled(some).sort((a, b) => size(b) - size(a))) {
      const sizes = folds.map((fold) => sizeOf(fold, size));
      folds[sizes.indexOf(Math.min(...sizes))]?.push(group);
    }
  };
  deal(
    groups.filter((group) => trueOnes(group) > 0),
    trueOnes,
  );
  deal(
    groups.filter((group) => trueOnes(group) === 0),
    ({ length }) => length,
  );
  return folds;
}

/** What some labels say of others: the offset of each, and how like it is to those that were learnt. */
function valuesOf(fit: LabelFit, learnt: readonly number[], asked: readonly number[]): number[] {
  const { kernel, lambda, offset, signs } = fit;
  if (learnt.length === 0) return asked.map((i) => offset[i] ?? 0);
  const weights = fitLabels({
    kernel: kernel.selection([...learnt], [...learnt]),
    offset: Float64Array.from(learnt, (i) => offset[i] ?? 0),
    signs: Int8Array.from(learnt, (i) => signs[i] ?? 0),
    lambda,
  });
  return asked.map((i) =>
    learnt.reduce((sum, j, n) => sum + (weights[n] ?? 0) * kernel.get(i, j), offset[i] ?? 0),
  );
}

/** Average precision of rows that count so many times each; those of one value count as one step. */
function averagePrecision(values: Float64Array, signs: Int8Array) {
  const order = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  return (times: Uint16Array): number => {
    let [trueOnes, all, sum] = [0, 0, 0];
    for (let at = 0; at < order.length;) {
      const value = values[order[at] ?? 0];
      let gained = 0;
      for (; at < order.length && values[order[at] ?? 0] === value; at++) {
        const i = order[at] ?? 0;
        all += times[i] ?? 0;
        if (signs[i] === 1) gained += times[i] ?? 0;
      }
      trueOnes += gained;
      if (gained > 0) sum += (gained * trueOnes) / all;
    }
    return trueOnes === 0 ? 0 : sum / trueOnes;
  };
}

/**
 * Bounds of a difference of two average precisions, with 99 % confidence: the percentile bootstrap (Efron
 * 1979) over groups of labels, with draws that are the same each time.
 */
function boundsOf(
  groups: readonly number[][],
  labels: number,
  difference: (times: Uint16Array) => number,
): { low: number; high: number } {
  const random = new SeededRandom(1);
  const differences = Float64Array.from({ length: draws }, () => {
    const times = new Uint16Array(labels);
    for (let n = 0; n < groups.length; n++) {
      for (const i of groups[random.integer(groups.length)] ?? []) times[i] = (times[i] ?? 0) + 1;
    }
    return difference(times);
  }).sort();
  const [low, high] = bounds.map((level) => quantileOfSorted(differences, level));
  return { low: low ?? 0, high: high ?? 0 };
}

/**
 * Ranks each label by what the others teach, and the same by those of them that were known before. Labels
 * of what was shown for its rank say how well such rows are ranked, not how well all are.
 * @param known one a label: 1 where what is to be beaten has learnt from it; nowhere for a plain forest
 * @returns null where there are fewer than `fewestJudgedLabels`, or no five different ones of each kind
 */
export function judgeLabels(
  fit: LabelFit,
  known: Uint8Array,
  checkpoint: Checkpoint = () => undefined,
): KeptApart | null {
  const { kernel, signs } = fit;
  const groups = twins(kernel);
  const having = (sign: number) =>
    groups.filter((group) => group.some((i) => signs[i] === sign)).length;
  if (signs.length < fewestJudgedLabels || Math.min(having(1), having(-1)) < judgedFolds)
    return null;
  const before = new Float64Array(signs.length);
  const after = new Float64Array(signs.length);
  for (const fold of dealFolds(groups, signs)) {
    checkpoint();
    const asked = fold.flat();
    const others = Array.from(signs.keys()).filter((i) => !asked.includes(i));
    valuesOf(fit, others, asked).forEach((value, n) => (after[asked[n] ?? 0] = value));
    const old = others.filter((i) => known[i] === 1);
    valuesOf(fit, old, asked).forEach((value, n) => (before[asked[n] ?? 0] = value));
  }
  const [precisionBefore, precisionAfter] = [before, after].map((values) =>
    averagePrecision(values, signs),
  );
  if (!precisionBefore || !precisionAfter) return null;
  const once = new Uint16Array(signs.length).fill(1);
  return {
    folds: judgedFolds,
    labels: signs.length,
    anomalies: signs.filter((sign) => sign === 1).length,
    before: precisionBefore(once),
    after: precisionAfter(once),
    ...boundsOf(groups, signs.length, (times) => precisionAfter(times) - precisionBefore(times)),
  };
}
