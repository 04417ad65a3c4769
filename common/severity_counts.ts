import * as t from 'io-ts';
import { severities, type Severity } from './severity';

/** Rows by severity. */
export const severityCountsCodec = t.type({
  none: t.number,
  low: t.number,
  medium: t.number,
  high: t.number,
  critical: t.number,
});
export type SeverityCounts = t.TypeOf<typeof severityCountsCodec>;

/** Counts made of what `countOf` says of each severity. */
export function severityCounts(countOf: (severity: Severity) => number): SeverityCounts {
  const [none, low, medium, high, critical] = severities;
  return {
    none: countOf(none),
    low: countOf(low),
    medium: countOf(medium),
    high: countOf(high),
    critical: countOf(critical),
  };
}

export const addSeverityCounts = (a: SeverityCounts, b: SeverityCounts): SeverityCounts =>
  severityCounts((severity) => a[severity] + b[severity]);

export const noSeverityCounts: SeverityCounts = severityCounts(() => 0);
