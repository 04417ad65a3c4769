/** Logistic regression in a kernel, from labels. */
import { CholeskyDecomposition, Matrix as Dense } from 'ml-matrix';

export interface LabelFit {
  /** Symmetric, positive semi-definite: likeness of labelled rows, one row and column a label. */
  kernel: Dense;
  /** What is known without labels, one a label. */
  offset: Float64Array;
  /** +1 for a true anomaly, -1 for a false one. */
  signs: Int8Array;
  /** Weight of the penalty, above 0: the greater, the less the labels change. */
  lambda: number;
}

/** A symmetric matrix from its entries on and below the diagonal. */
export function symmetric(count: number, entry: (i: number, j: number) => number): Dense {
  const matrix = new Dense(count, count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const value = entry(i, j);
      matrix.set(i, j, value);
      matrix.set(j, i, value);
    }
  }
  return matrix;
}

const mostSteps = 100;
const mostHalvings = 40;
/** Change of the weights at which the search ends; they are in 1 / lambda. */
const precision = 1e-10;
/** Share of the loss that may be rounding: without it the last steps, the most exact ones, would not count as down. */
const lossRounding = 1e-12;

/** ln(1 + e^x) without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

const sigmoid = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

const times = (kernel: Dense, vector: Float64Array): Float64Array =>
  Float64Array.from(kernel.mmul(Dense.columnVector(vector)).to1DArray());

function loss({ signs, lambda, offset }: LabelFit, weights: Float64Array, sums: Float64Array) {
  return weights.reduce((total, weight, i) => {
    const margin = (signs[i] ?? 0) * ((offset[i] ?? 0) + (sums[i] ?? 0));
    return total + softplus(-margin) + (lambda / 2) * weight * (sums[i] ?? 0);
  }, 0);
}

/**
 * The weights a that minimise sum of ln(1 + e^(-y f)) + lambda / 2 a'Ka with f = offset + Ka, which is
 * convex: by Newton's method in the symmetric form of Rasmussen and Williams ("Gaussian Processes for
 * Machine Learning", 2006, section 3.6.1), with steps halved until they lead down. The same labels give
 * the same weights; a label weighs at most 1 / lambda.
 * @returns one weight a label, of the label's sign
 */
export function fitLabels(fit: LabelFit): Float64Array {
  const { kernel, offset, signs, lambda } = fit;
  const count = signs.length;
  let weights: Float64Array = new Float64Array(count);
  let sums: Float64Array = new Float64Array(count);
  let best = loss(fit, weights, sums);
  for (let step = 0; step < mostSteps; step++) {
    const values = offset.map((own, i) => own + (sums[i] ?? 0));
    const gradient = weights.map((weight, i) => {
      const sign = signs[i] ?? 0;
      return lambda * weight - sign * sigmoid(-sign * (values[i] ?? 0));
    });
    const roots = values.map((value) => Math.sqrt(sigmoid(value) * sigmoid(-value)));
    const system = symmetric(
      count,
      (i, j) => (roots[i] ?? 0) * kernel.get(i, j) * (roots[j] ?? 0) + (i === j ? lambda : 0),
    );
    const right = times(kernel, gradient).map((value, i) => value * (roots[i] ?? 0));
    const solved = new CholeskyDecomposition(system).solve(Dense.columnVector(right)).to1DArray();
    const direction = gradient.map(
      (value, i) => ((roots[i] ?? 0) * (solved[i] ?? 0) - value) / lambda,
    );
    const further = descend(fit, { weights, direction, best });
    const change = Math.max(
      ...further.weights.map((weight, i) => Math.abs(weight - (weights[i] ?? 0))),
    );
    ({ weights, sums, best } = further);
    if (change * lambda < precision) break;
  }
  return weights;
}

/** Along a direction, as far as the loss falls: the whole way, half of it, a quarter, ... */
function descend(
  fit: LabelFit,
  from: { weights: Float64Array; direction: Float64Array; best: number },
): { weights: Float64Array; sums: Float64Array; best: number } {
  for (let halving = 0; halving < mostHalvings; halving++) {
    const weights = from.weights.map(
      (weight, i) => weight + (from.direction[i] ?? 0) / 2 ** halving,
    );
    const sums = times(fit.kernel, weights);
    const reached = loss(fit, weights, sums);
    if (reached <= from.best + lossRounding * from.best) return { weights, sums, best: reached };
  }
  return { weights: from.weights, sums: times(fit.kernel, from.weights), best: from.best };
}
