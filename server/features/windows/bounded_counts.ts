/** How often each value was seen, of so many values at most. */
export class BoundedCounts {
  private readonly counts = new Map<string, number>();
  /** Whether a value came for which there was no room. */
  isFull = false;

  constructor(private readonly most: number) {}

  /** Different values, 0 to `most`. */
  get size(): number {
    return this.counts.size;
  }

  add(value: string): void {
    const count = this.counts.get(value);
    if (count !== undefined) this.counts.set(value, count + 1);
    else if (this.counts.size < this.most) this.counts.set(value, 1);
    else this.isFull = true;
  }

  /** Takes one back. */
  remove(value: string): void {
    const count = this.counts.get(value);
    if (count === undefined) return;
    if (count === 1) this.counts.delete(value);
    else this.counts.set(value, count - 1);
  }

  of(value: string): number {
    return this.counts.get(value) ?? 0;
  }

  values(): IterableIterator<string> {
    return this.counts.keys();
  }

  /**
   * H = -Σ p log2 p in bits, 0 or more, over the shares of the values (C. E. Shannon, "A Mathematical
   * Theory of Communication", 1948, section 6).
   */
  entropy(): number {
    let kept = 0;
    for (const count of this.counts.values()) kept += count;
    let bits = 0;
    for (const count of this.counts.values()) bits -= (count / kept) * Math.log2(count / kept);
    // Minus zero is no number that a page should show.
    return bits === 0 ? 0 : bits;
  }
}
