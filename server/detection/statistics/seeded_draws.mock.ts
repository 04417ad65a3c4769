/** Draws from known distributions, the same ones for the same seed. */
import { xoroshiro128plus } from 'pure-rand';

function uniforms(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  // Never 0, whose logarithm is none.
  return () => ((generator.unsafeNext() >>> 0) + 0.5) / 2 ** 32;
}

/** Times between events in whole milliseconds, by inversion. */
export function exponentialDraws(seed: number, size: number, mean: number): number[] {
  const uniform = uniforms(seed);
  return Array.from({ length: size }, () => Math.floor(-mean * Math.log(uniform())));
}

/** Counts, by multiplying uniforms (Knuth, The Art of Computer Programming 2, 3.4.1). */
export function poissonDraws(seed: number, size: number, mean: number): number[] {
  const uniform = uniforms(seed);
  const limit = Math.exp(-mean);
  return Array.from({ length: size }, () => {
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count += 1;
    return count;
  });
}
