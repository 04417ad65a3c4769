/** The Poisson distribution: counts of events that happen independently at a constant rate. */

/** ln k! of the first counts, summed; beyond them Stirling's series is exact to the last bits. */
const logFactorials = [0];
for (let k = 1; k < 64; k++) logFactorials[k] = (logFactorials[k - 1] ?? 0) + Math.log(k);

/** ln k!: Abramowitz and Stegun 1964, 6.1.41, to three terms; less than 1e-13 off from 64 on. */
export function logFactorial(k: number): number {
  const known = logFactorials[k];
  if (known !== undefined) return known;
  const x = k + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

/** Probability of a count, 0, 1, 2, ..., when `mean` are expected, 0 or more. */
export function poissonProbability(count: number, mean: number): number {
  if (mean === 0) return count === 0 ? 1 : 0;
  return Math.exp(count * Math.log(mean) - mean - logFactorial(count));
}

/** Counts beyond so many standard deviations have no probability worth summing: below 1e-20. */
const tail = 10;

/**
 * Probability of a count or fewer, for ascending counts: sums each probability once, whatever the
 * mean, in steps of about the square root of the mean.
 */
export function createPoissonCdf(mean: number): (count: number) => number {
  const width = tail * Math.sqrt(mean) + 20;
  const last = Math.ceil(mean + width);
  let next = Math.max(0, Math.floor(mean - width));
  let sum = 0;
  return (count) => {
    for (; next <= count && next <= last; next++) sum += poissonProbability(next, mean);
    return count >= last ? 1 : Math.min(1, sum);
  };
}
