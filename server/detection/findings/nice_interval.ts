const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Intervals that people read easily, in milliseconds, ascending. */
const niceIntervals: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 30, 90, 365].map((n) => n * day),
];

/** The shortest nice interval, in milliseconds, of which at most `buckets` make up the span. */
export function niceInterval(spanMs: number, buckets: number): number {
  const exact = Math.max(1, Math.ceil(spanMs / buckets));
  const longest = niceIntervals[niceIntervals.length - 1] ?? exact;
  return (
    niceIntervals.find((interval) => interval >= exact) ?? Math.ceil(exact / longest) * longest
  );
}
