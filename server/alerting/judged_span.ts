/** Which span of event time a run of the rule judges. */
import type { Span } from '../detection/ports/anomaly_groups';

/** A rule that did not run for longer than this does not look further back, in milliseconds: a day. */
export const longestCatchUpMs = 86_400_000;

/**
 * What was written just before the checkpoint moved is not found until its index is refreshed, every
 * second unless set otherwise: a run looks again at the last stretch of the one before, in milliseconds.
 */
export const refreshMarginMs = 60_000;

export interface SpanInput {
  /** Up to where the detector has settled its rows, milliseconds since 1970; null before its first run. */
  checkpoint: number | null;
  now: number;
  windowMs: number;
  /** Where the last run ended; undefined before the first. */
  judgedTo: number | undefined;
}

/**
 * The window ends at the checkpoint and not at the present: what is not scored yet is neither
 * anomalous nor ordinary. It begins earlier when runs were missed, so that what was found meanwhile
 * still alerts, and overlaps the run before by the refresh margin: what is found twice has one alert id. Null when nothing is scored yet.
 */
export function judgedSpan({ checkpoint, now, windowMs, judgedTo }: SpanInput): Span | null {
  if (checkpoint === null) return null;
  const to = Math.min(checkpoint, now);
  const missed = Math.max((judgedTo ?? to) - refreshMarginMs, to - longestCatchUpMs);
  return { from: Math.min(to - windowMs, missed), to };
}
