/** How many different names there were within the last so many seconds. */
import { detached } from './detached';

/** Most names kept for one window; more of them are not counted. */
const mostNames = 5_000;

/** How often within a window it is looked whether names are out of it: finding the first one is slow. */
const looksPerWindow = 600;

export class DistinctWindow {
  /** In the order in which they were seen last. */
  private readonly seen = new Map<string, number>();
  private latest = -Infinity;
  private nextLook = -Infinity;
  /** Most names that were within one window. */
  peak = 0;

  constructor(private readonly windowMs: number) {}

  /** @returns the different names within the window that ends now */
  add(time: number, name: string): number {
    this.latest = Math.max(this.latest, time);
    this.seen.delete(name);
    this.seen.set(detached(name), this.latest);
    const isDue = this.latest >= this.nextLook || this.seen.size > mostNames;
    if (isDue) this.forgetOld();
    this.peak = Math.max(this.peak, this.seen.size);
    return this.seen.size;
  }

  private forgetOld(): void {
    this.nextLook = this.latest + this.windowMs / looksPerWindow;
    const most = this.seen.size > mostNames ? mostNames / 2 : mostNames;
    for (const [oldest, lastTime] of this.seen) {
      if (lastTime > this.latest - this.windowMs && this.seen.size <= most) break;
      this.seen.delete(oldest);
    }
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
