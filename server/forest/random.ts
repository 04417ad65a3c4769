/** Seeded random numbers: the same seed gives the same forest on every machine. */
import { unsafeUniformIntDistribution, mersenne, type RandomGenerator } from 'pure-rand';

export class SeededRandom {
  private readonly generator: RandomGenerator;

  /** @param seed unsigned 32-bit */
  constructor(seed: number) {
    this.generator = mersenne(seed | 0);
  }

  /** A whole number in [0, below). */
  integer(below: number): number {
    return unsafeUniformIntDistribution(0, below - 1, this.generator);
  }

  /** A number in [0, 1) with all 53 bits of a double drawn. */
  unit(): number {
    const high = this.generator.unsafeNext() >>> 5;
    const low = this.generator.unsafeNext() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }
}
