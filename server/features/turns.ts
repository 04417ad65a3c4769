/** Work that takes long but cannot go to a thread, in turns with everything else on the event loop. */
import { setImmediate as nextTurn } from 'timers/promises';

/** Milliseconds of work after which others on the event loop have their turn. */
const longestTurnMs = 4;

/**
 * All work in turns shares the same ones: what several runs do at once takes together no longer a turn
 * than one of them alone, and whoever waits longest goes on first. Ask after each small step whether the
 * turn `isOver`, and then wait for the `next`.
 */
class Turns {
  /** Null where none has begun. */
  private endsAt: number | null = null;
  private isServing = false;
  private readonly waiting: Array<() => void> = [];

  /** Whoever asks first begins one, so that short work need not wait behind long work. */
  isOver(): boolean {
    this.endsAt ??= this.begin();
    return performance.now() >= this.endsAt;
  }

  next(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (!this.isServing) void this.serve();
    });
  }

  private async serve(): Promise<void> {
    this.isServing = true;
    while (this.waiting.length > 0) {
      await nextTurn();
      this.endsAt = performance.now() + longestTurnMs;
      // Once all is through that goes on from here without waiting.
      process.nextTick(() => (this.endsAt = null));
      while (this.waiting.length > 0 && !this.isOver()) {
        this.waiting.shift()?.();
        // Until it has done its steps, and waits again or is through.
        await Promise.resolve();
      }
    }
    this.isServing = false;
  }

  private begin(): number {
    setImmediate(() => (this.endsAt = null));
    return performance.now() + longestTurnMs;
  }
}

/** Of this process. */
export const turns = new Turns();

/**
 * Does `work` with each number from 0 to below `count`, in order.
 * @param itemsPerLook numbers between two looks at the clock, which costs about as much as a small item
 */
export async function inTurns(
  count: number,
  work: (index: number) => void,
  itemsPerLook = 16,
): Promise<void> {
  for (let index = 0; index < count; index++) {
    if (index % itemsPerLook === 0 && turns.isOver()) await turns.next();
    work(index);
  }
}
