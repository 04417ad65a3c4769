/** Where results go, and what has to be there before they can. */
import type { AppError } from '../../../common/errors';
import type { Detector } from '../../../common/detector';
import type { Result } from '../../../common/result';

/** A result on its way to the destination. */
export interface ResultWrite {
  /** Deterministic: from detector, source index and source id. */
  id: string;
  source: Result['ml']['source'];
  /** Event time of the source document, milliseconds since 1970; null when it has none. */
  time: number | null;
  /** The document, with the fields of `Result`, as it is sent: JSON in UTF-8. */
  json: Buffer;
  /** A result that is there already stays as it is, and this one counts as written. */
  onlyIfAbsent?: boolean;
}

export interface WriteSummary {
  written: number;
  dead_lettered: number;
}

/** A destination of one detector. Each result ends written or dead-lettered before `write` returns. */
export interface ResultWriter {
  /**
   * @throws AppError ES_BACKPRESSURE when the cluster does not take them in time, ES_UNAVAILABLE,
   * ASSET_MISSING; then nothing is settled and the caller must not move its checkpoint.
   */
  write(detector: Detector, results: ResultWrite[], signal: AbortSignal): Promise<WriteSummary>;
}

/** Makes sure that results can be written where they should go. */
export interface DestinationKeeper {
  /** Installs what the destination needs. */
  prepare(index: string, signal: AbortSignal): Promise<void>;
  /** @throws AppError ASSET_MISSING when the destination would not map our fields as it must. */
  check(index: string, signal: AbortSignal): Promise<void>;
  /** What would keep results from being written there, found without changing anything. */
  problems(index: string, signal: AbortSignal): Promise<AppError[]>;
}
