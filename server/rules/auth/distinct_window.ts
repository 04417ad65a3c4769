/** How many different names there were within the last so many seconds. */

/** Most names kept for one window; more of them are not counted. */
const mostNames = 5_000;

export class DistinctWindow {
  /** In the order in which they were seen last. */
  private readonly seen = new Map<string, number>();
  private latest = -Infinity;
  /** Most names that were within one window. */
  peak = 0;

  constructor(private readonly windowMs: number) {}

  /** @returns the different names within the window that ends now */
  add(time: number, name: string): number {
    this.latest = Math.max(this.latest, time);
    this.seen.delete(name);
    this.seen.set(name, this.latest);
    for (const [oldest, lastTime] of this.seen) {
      if (lastTime > this.latest - this.windowMs && this.seen.size <= mostNames) break;
      this.seen.delete(oldest);
    }
    this.peak = Math.max(this.peak, this.seen.size);
    return this.seen.size;
  }

  /** When the name first in that order was seen. */
  get firstTime(): number {
    const [first] = this.seen.values();
    return first ?? NaN;
  }

  /** Some of the names. */
  names(most: number): string[] {
    return [...this.seen.keys()].slice(0, most);
  }
}
