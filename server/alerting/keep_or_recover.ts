/**
 * Whether an alert whose entity has no anomaly in the window any more has recovered. An alert must
 * not end because nobody looked: no rows, or no scores, are no sign of health.
 */
import type { AnomalyAlert } from './anomaly_alert';
import type { Span } from '../detection/ports/anomaly_groups';

export type KeptBecause =
  /** The detector has not scored anything yet, or nothing since the last run of the rule. */
  | 'not_scored'
  /** The detector has scored, but there were no rows in the window. */
  | 'no_data'
  /** Others have rows in the window, this entity has none. */
  | 'entity_silent';

export type RecoveredBecause =
  /** There are rows in the window, and too few anomalies among them. */
  | 'no_anomalies'
  /** The entity has been silent for so long that nobody waits for it. */
  | 'entity_gone'
  /** The detector was deleted, or the rule no longer names it. */
  | 'detector_gone'
  /** The rule groups by another field now. */
  | 'rule_changed';

export type Fate = { keep: KeptBecause } | { recover: RecoveredBecause };

/** What is known of the alert's detector. */
export interface Evidence {
  /** Field that the rule groups by now. */
  groupBy: string | null;
  /** Null when nothing is scored yet. */
  span: Span | null;
  /** Where the last run of the rule ended; undefined before the first. */
  judgedTo: number | undefined;
  /** Rows with a verdict in the span. */
  rows: number;
  /** Entities of the kept alerts that have rows in the span; null for rows without one. */
  present: ReadonlySet<string | null>;
}

/** An entity that has been silent for longer than this while others were not is gone, in milliseconds. */
export const silentEntityMs = 86_400_000;

/** @param evidence undefined when there is no such detector any more */
export function keepOrRecover(alert: AnomalyAlert, evidence: Evidence | undefined): Fate {
  if (evidence === undefined) return { recover: 'detector_gone' };
  const { groupBy, span, judgedTo, rows, present } = evidence;
  if (alert.entity_field !== groupBy) return { recover: 'rule_changed' };
  if (span === null || (judgedTo !== undefined && span.to <= judgedTo)) {
    return { keep: 'not_scored' };
  }
  if (rows === 0) return { keep: 'no_data' };
  if (groupBy === null || present.has(alert.entity)) return { recover: 'no_anomalies' };
  const silentSince = alert.time ?? alert.window_to;
  return span.to - silentSince > silentEntityMs
    ? { recover: 'entity_gone' }
    : { keep: 'entity_silent' };
}
