/** Reading the intervals of a timeline by the severities that are shown. */
import type { TimelineBucket } from '../../../common/api/results_timeline';
import { severities, type NamedSeverity, type Severity } from '../../../common/severity';

/** What both charts of the page are given. */
export interface ChartRange {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  onZoom: (from: number, to: number) => void;
}

/** The severities that a choice shows: all of them when none is chosen. */
export function shownSeverities(chosen: readonly NamedSeverity[]): readonly Severity[] {
  return chosen.length === 0 ? severities : chosen;
}

/** Anomalies of an interval among the severities shown. */
export function shownCount(bucket: TimelineBucket, shown: readonly Severity[]): number {
  return shown.reduce((sum, severity) => sum + bucket.by_severity[severity], 0);
}

/** The worst severity shown that an interval has an anomaly of. */
export function worstShown(
  bucket: TimelineBucket,
  shown: readonly Severity[],
): Severity | undefined {
  return [...severities]
    .reverse()
    .find((severity) => shown.includes(severity) && bucket.by_severity[severity] > 0);
}

/** Anomalies of a whole timeline by severity. */
export function countBySeverity(buckets: readonly TimelineBucket[]): Record<Severity, number> {
  const counts = { none: 0, low: 0, medium: 0, high: 0, critical: 0 };
  for (const bucket of buckets) {
    for (const severity of severities) counts[severity] += bucket.by_severity[severity];
  }
  return counts;
}
