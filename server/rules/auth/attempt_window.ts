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

/** Most steps kept for one window: logs have whole seconds, long windows are counted more coarsely. */
const mostSteps = 1_000;

const places = Object.fromEntries(attemptTraces.map((trace, place) => [trace, place])) as Record<
  AttemptTrace,
  number
>;
const traces = attemptTraces.length;
/** Numbers of a step: its time in milliseconds since 1970, and the count of each trace. */
const stride = 1 + traces;

/**
 * There is one for every address that is kept in mind, by several rules: plain numbers in two lists take
 * a quarter of what objects take.
 */
export class AttemptWindow {
  /** `stride` numbers a step. */
  private steps: number[] = [];
  /** Numbers before it are out of the window. */
  private head = 0;
  private readonly sums: number[] = new Array<number>(traces).fill(0);
  /** Most attempts that were within one window. */
  peak = 0;

  constructor(private readonly windowMs: number) {}

  /**
   * Counts an attempt. What comes late counts with the latest.
   * @returns the attempts within the window that ends now
   */
  add(time: number, trace: AttemptTrace, times: number): number {
    const { steps, sums } = this;
    const stepMs = Math.max(1_000, this.windowMs / mostSteps);
    const last = steps.length - stride;
    const place = places[trace];
    if (last >= this.head && time < (steps[last] ?? 0) + stepMs) {
      steps[last + 1 + place] = (steps[last + 1 + place] ?? 0) + times;
    } else {
      steps.push(time);
      for (let i = 0; i < traces; i += 1) steps.push(i === place ? times : 0);
    }
    sums[place] = (sums[place] ?? 0) + times;
    const now = this.at(time);
    this.peak = Math.max(this.peak, now);
    return now;
  }

  /** The attempts within the window that ends at `time`. */
  at(time: number): number {
    const { steps, sums } = this;
    while (this.head < steps.length && (steps[this.head] ?? 0) <= time - this.windowMs) {
      for (let i = 0; i < traces; i += 1) {
        sums[i] = (sums[i] ?? 0) - (steps[this.head + 1 + i] ?? 0);
      }
      this.head += stride;
    }
    if (this.head * 2 > steps.length) {
      this.steps = steps.slice(this.head);
      this.head = 0;
    }
    return Math.max(...sums);
  }

  /** Of the earliest attempt within the window. */
  get firstTime(): number {
    return this.steps[this.head] ?? NaN;
  }

  get counts(): TraceCounts {
    const counts = noAttempts();
    for (const trace of attemptTraces) counts[trace] = this.sums[places[trace]] ?? 0;
    return counts;
  }
}
