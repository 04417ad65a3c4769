/** How many alerts a rule would have made: the rule's window slid over counts per interval. */
import type { Span } from '../detection/ports/anomaly_groups';

export interface IntervalCount {
  /** Start of the interval, a multiple of the step, milliseconds since 1970. */
  time: number;
  count: number;
}

export interface SlidingRule {
  span: Span;
  /** Length of an interval, and time between two runs of the rule. */
  stepMs: number;
  /** A multiple of the step. */
  windowMs: number;
  minCount: number;
}

/** Active from the run at `from` until the run at `to`, which is null when it would still be. */
export interface AlertSpan {
  from: number;
  to: number | null;
}

/**
 * When one entity's alert would have been active. An alert stays while its window has no rows, as
 * in the rule itself.
 * @param counts anomalies of the entity, in order of time
 * @param rowsIn rows with a verdict in a span
 */
export function alertSpans(
  counts: readonly IntervalCount[],
  { span, stepMs, windowMs, minCount }: SlidingRule,
  rowsIn: (window: Span) => number,
): AlertSpan[] {
  const spans: AlertSpan[] = [];
  let since: number | null = null;
  let inWindow = 0;
  let next = 0;
  let oldest = 0;
  for (let run = span.from + stepMs; run <= span.to; run += stepMs) {
    for (let n = counts[next]; n !== undefined && n.time < run; n = counts[++next]) {
      inWindow += n.count;
    }
    for (let n = counts[oldest]; n !== undefined && n.time < run - windowMs; n = counts[++oldest]) {
      inWindow -= n.count;
    }
    if (since === null && inWindow >= minCount) since = run;
    else if (
      since !== null &&
      inWindow < minCount &&
      rowsIn({ from: run - windowMs, to: run }) > 0
    ) {
      spans.push({ from: since, to: run });
      since = null;
    }
    // Nothing can begin while no anomaly is in sight: on to the next one.
    const ahead = counts[next];
    if (since === null && inWindow === 0) {
      if (ahead === undefined) break;
      run = Math.max(run, ahead.time);
    }
  }
  if (since !== null) spans.push({ from: since, to: null });
  return spans;
}

/** Most spans that overlap in one moment. */
export function mostAtOnce(spans: readonly AlertSpan[]): number {
  const changes = spans
    .flatMap(({ from, to }) => [
      { time: from, by: 1 },
      { time: to ?? Infinity, by: -1 },
    ])
    .sort((a, b) => a.time - b.time || a.by - b.by);
  let active = 0;
  let most = 0;
  for (const { by } of changes) {
    active += by;
    most = Math.max(most, active);
  }
  return most;
}

/** Rows in a span, from rows per interval, in constant time. */
export function rowsWithin(rows: ReadonlyMap<number, number>, rule: SlidingRule) {
  const { span, stepMs, windowMs } = rule;
  const first = span.from - windowMs;
  const sums = [0];
  for (let time = first; time < span.to; time += stepMs) {
    sums.push((sums[sums.length - 1] ?? 0) + (rows.get(time) ?? 0));
  }
  const at = (time: number) => {
    const index = Math.round((time - first) / stepMs);
    return sums[Math.min(sums.length - 1, Math.max(0, index))] ?? 0;
  };
  return ({ from, to }: Span) => at(to) - at(from);
}
