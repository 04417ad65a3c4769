/** Random numbers for simulators: seeded, so that the same seed always tells the same story. */
import { xoroshiro128plus, type RandomGenerator } from 'pure-rand';

/** One unsigned 32-bit number from several, well mixed: nearby inputs give unrelated seeds. */
export function mixSeed(...parts: number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    for (const word of [part >>> 0, Math.floor(part / 2 ** 32) >>> 0]) {
      hash = Math.imul(hash ^ word, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
      hash ^= hash >>> 16;
    }
  }
  return hash >>> 0;
}

/** A stream of random numbers. Two streams with the same seed are the same for ever. */
export class Random {
  private readonly generator: RandomGenerator;

  /** `seed`: unsigned 32-bit. */
  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed | 0);
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return (this.generator.unsafeNext() >>> 0) / 2 ** 32;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number, uniform in [low, high]. */
  integerBetween(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.uniform());
  }

  /** Normal with mean 0 and standard deviation 1 (Box and Muller 1958). */
  gaussian(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** One of the items, each as likely as the others. @throws RangeError when there are none. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(items.length * this.uniform())];
    if (item === undefined) throw new RangeError('pick needs at least one item');
    return item;
  }
}
