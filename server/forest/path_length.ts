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

/** The number of rows, 1..most, whose average path length is nearest to the given one. */
export function rowsOfPathLength(pathLength: number, most: number): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const between = (averagePathLength(middle) + averagePathLength(middle + 1)) / 2;
    if (pathLength <= between) high = middle;
    else low = middle + 1;
  }
  return low;
}
