/** How many login attempts there were within the last so many seconds. */
import { attemptTraces, type AttemptTrace } from '../../../common/auth_event';

export type TraceCounts = Record<AttemptTrace, number>;

export const noAttempts = (): TraceCounts => ({
  refused: 0,
  reported: 0,
  pam: 0,
  invalid_user: 0,
  disconnect: 0,
});

/** One attempt may leave a line of every trace: the greatest count is that of the attempts. */
export const attemptsOf = (counts: TraceCounts) =>
  Math.max(...attemptTraces.map((trace) => counts[trace]));

interface Step {
  /** Milliseconds since 1970. */
  time: number;
  counts: TraceCounts;
}

/** Most steps kept for one window: logs have whole seconds, long windows are counted more coarsely. */
const mostSteps = 1_000;

export class AttemptWindow {
  private steps: Step[] = [];
  /** Steps before it are out of the window. */
  private head = 0;
  private readonly sums = noAttempts();
  private readonly stepMs: number;
  /** Most attempts that were within one window. */
  peak = 0;

  constructor(private readonly windowMs: number) {
    this.stepMs = Math.max(1_000, windowMs / mostSteps);
  }

  /**
   * Counts an attempt. What comes late counts with the latest.
   * @returns the attempts within the window that ends now
   */
  add(time: number, trace: AttemptTrace, times: number): number {
    const last = this.steps.at(-1);
    if (last !== undefined && time < last.time + this.stepMs) last.counts[trace] += times;
    else this.steps.push({ time, counts: { ...noAttempts(), [trace]: times } });
    this.sums[trace] += times;
    const now = this.at(time);
    this.peak = Math.max(this.peak, now);
    return now;
  }

  /** The attempts within the window that ends at `time`. */
  at(time: number): number {
    for (let step = this.steps[this.head]; step !== undefined; step = this.steps[this.head]) {
      if (step.time > time - this.windowMs) break;
      for (const trace of attemptTraces) this.sums[trace] -= step.counts[trace];
      this.head += 1;
    }
    if (this.head * 2 > this.steps.length) {
      this.steps = this.steps.slice(this.head);
      this.head = 0;
    }
    return attemptsOf(this.sums);
  }

  /** Of the earliest attempt within the window. */
  get firstTime(): number {
    return this.steps[this.head]?.time ?? NaN;
  }

  get counts(): TraceCounts {
    return { ...this.sums };
  }
}
