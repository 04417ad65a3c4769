/** Columns with heavy tails, compressed so that a few great values do not use up the splits. */
import { leastScale, type Asinh } from '../../../common/model_manifest';
import { quantileOfSorted } from '../../forest/quantile';
import { inTurns } from '../turns';

/**
 * Excess kurtosis (0 for a normal distribution) beyond which a column's tails are heavy: Kline,
 * "Principles and Practice of Structural Equation Modeling", 3rd ed. 2011, calls values over 10 a problem.
 */
const heavyKurtosis = 10;

/** Excess kurtosis by moments; 0 where all values are the same. */
export async function excessKurtosis(values: Float64Array): Promise<number> {
  let [sum, largest, second, fourth] = [0, 0, 0, 0];
  const each = (work: (value: number) => void) =>
    inTurns(values.length, (i) => work(values[i] ?? NaN));
  await each((value) => (sum += value));
  const mean = sum / values.length;
  await each((value) => (largest = Math.max(largest, Math.abs(value - mean))));
  if (!(largest > 0)) return 0;
  await each((value) => {
    // Divided first: a fourth power must not run over.
    const square = ((value - mean) / largest) ** 2;
    second += square;
    fourth += square * square;
  });
  return (fourth * values.length) / (second * second) - 3;
}

/**
 * The asinh that a column takes, around its median in units of its interquartile range; null where
 * its tails are not heavy, or half of its values are the same.
 * @param sorted its values, ascending
 */
export async function asinhOf(sorted: Float64Array): Promise<Asinh | null> {
  const scale = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  if (!(scale >= leastScale) || !((await excessKurtosis(sorted)) > heavyKurtosis)) return null;
  return { center: quantileOfSorted(sorted, 0.5), scale };
}

/** A value as the forest sees it. Keeps the order of values, and so every split that could be made. */
export const compressed = (value: number, { center, scale }: Asinh): number =>
  Math.asinh((value - center) / scale);

/** The value that `compressed` makes such a number of, up to rounding. */
export const expanded = (value: number, { center, scale }: Asinh): number =>
  center + scale * Math.sinh(value);
