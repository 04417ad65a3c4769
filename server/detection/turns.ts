import { setImmediate as nextTurn } from 'timers/promises';

/** Milliseconds of work after which others on the event loop have their turn. */
const longestTurnMs = 4;

/**
 * Work that takes long but cannot go to a thread, in turns with everything else on the event loop: ask
 * after each small step whether `isOver`, and then wait for the `next`.
 */
export class Turns {
  private startedAt = performance.now();

  isOver(): boolean {
    return performance.now() - this.startedAt >= longestTurnMs;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.startedAt = performance.now();
  }
}
