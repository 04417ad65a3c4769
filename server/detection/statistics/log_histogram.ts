/**
 * A stream of amounts in bounded memory: counts in bins whose edges grow by a constant factor. A
 * DDSketch has such bins too, but keeps them to itself: distances between distributions need them.
 */

/** Amounts from `from` (inclusive) to `to` (exclusive); both are 0 for the amounts that are 0. */
export interface LogBin {
  from: number;
  to: number;
  count: number;
}

export class LogHistogram {
  count = 0;
  sum = 0;
  private sumOfSquares = 0;
  min = Infinity;
  max = -Infinity;
  private zeros = 0;
  private readonly counts = new Map<number, number>();

  /** @param width relative width of a bin, such as 0.001 for 0.1 %: 1e12 different amounts become 27,600 bins */
  constructor(private readonly width: number) {}

  /** Takes in an amount, 0 or more, so many times. */
  add(amount: number, times = 1): void {
    this.count += times;
    this.sum += amount * times;
    this.sumOfSquares += amount * amount * times;
    this.min = Math.min(this.min, amount);
    this.max = Math.max(this.max, amount);
    if (amount === 0) {
      this.zeros += times;
      return;
    }
    const bin = Math.floor(Math.log(amount) / this.width);
    this.counts.set(bin, (this.counts.get(bin) ?? 0) + times);
  }

  /** 0 where there is nothing. */
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  /** Of the sample, with n - 1; 0 where there are fewer than two. */
  get variance(): number {
    if (this.count < 2) return 0;
    const squares = this.sumOfSquares - this.count * this.mean * this.mean;
    return Math.max(0, squares / (this.count - 1));
  }

  /** Bins that are not empty, in ascending order. */
  bins(): LogBin[] {
    const positive = [...this.counts].sort(([a], [b]) => a - b);
    return [
      ...(this.zeros === 0 ? [] : [{ from: 0, to: 0, count: this.zeros }]),
      ...positive.map(([bin, count]) => ({
        from: Math.exp(bin * this.width),
        to: Math.exp((bin + 1) * this.width),
        count,
      })),
    ];
  }

  /**
   * The smallest amount that at least this share of all do not exceed (nearest rank), to half of a
   * bin's width; NaN where there is nothing.
   * @param level 0..1
   */
  quantile(level: number): number {
    const rank = Math.max(1, Math.ceil(level * this.count));
    let seen = 0;
    for (const { from, to, count } of this.bins()) {
      seen += count;
      if (seen < rank) continue;
      return Math.min(this.max, Math.max(this.min, Math.sqrt(from * to)));
    }
    return NaN;
  }
}
