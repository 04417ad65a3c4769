/** Mining as its callers see it: lines go in page by page, patterns come out. */
import type { MinedPatterns } from './pattern_miner';

export interface LinesPage {
  lines: string[];
  /** Of each line, milliseconds since 1970; null where it has none. */
  times: Array<number | null>;
}

export interface MiningSession {
  /** @throws AppError ABORTED, INTERNAL */
  add(page: LinesPage): Promise<void>;
  /** @throws AppError ABORTED, INTERNAL */
  finish(): Promise<MinedPatterns>;
  /** Gives back what the session took, finished or not; never throws. */
  close(): Promise<void>;
}

export interface PatternMining {
  /** Waits for its turn where several mine at once. @throws AppError ABORTED */
  open(signal: AbortSignal): Promise<MiningSession>;
}
