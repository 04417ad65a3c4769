/** From the sum of a row's leaves to its score, and back. */
import { exponential } from './exponential';

/** Whether a forest keeps its scores below 1. */
interface Bounding {
  bounded: boolean;
}

/**
 * A row's score, 0..1. It is e to the exponent; where the forest bounds its scores, u / (1 + u^8)^(1/8)
 * of that, which is below 1 for every u, rises with it, and differs from u by less than 0.005 up to a
 * score of 0.7: the scale stays the one that people know. Made of products and roots, since these have
 * the same bits on every machine.
 */
export function scoreOf({ bounded }: Bounding, exponent: number): number {
  const plain = exponential(exponent);
  if (!bounded) return plain;
  const square = plain * plain;
  const fourth = square * square;
  return plain / Math.sqrt(Math.sqrt(Math.sqrt(1 + fourth * fourth)));
}

/** The exponent that has a score, 0..1 without its ends where the forest bounds its scores. */
export function exponentOf({ bounded }: Bounding, score: number): number {
  const exponent = Math.log(score);
  return bounded ? exponent - Math.log1p(-(score ** 8)) / 8 : exponent;
}

/** How fast the score rises with the exponent. */
export function slopeOf(forest: Bounding, exponent: number): number {
  const score = scoreOf(forest, exponent);
  return forest.bounded ? score * (1 - score ** 8) : score;
}
