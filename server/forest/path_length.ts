/** Path lengths of unsuccessful searches in binary search trees, as Liu et al. 2008, equation 1. */

const eulerGamma = 0.5772156649015329;

/**
 * c(n): the mean path length of an unsuccessful search among n rows, which normalises depths and
 * stands for the part of a tree that was not grown. 0 for n <= 1, 1 for n = 2; as scikit-learn's
 * `_average_path_length`, with H(n-1) approximated by ln(n-1) + Euler's constant.
 */
export function averagePathLength(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + eulerGamma) - (2 * (n - 1)) / n;
}
