import fc from 'fast-check';
import { alertSpans, mostAtOnce, rowsWithin, type IntervalCount } from './count_alerts';

const step = 10;

/** The rule run after run, counting everything anew each time. */
function byHand(
  counts: IntervalCount[],
  rows: Map<number, number>,
  rule: { windowMs: number; minCount: number; span: { from: number; to: number } },
) {
  const spans: { from: number; to: number | null }[] = [];
  let since: number | null = null;
  for (let run = rule.span.from + step; run <= rule.span.to; run += step) {
    const inWindow = ({ time }: { time: number }) => time >= run - rule.windowMs && time < run;
    const anomalies = counts.filter(inWindow).reduce((sum, { count }) => sum + count, 0);
    const seen = [...rows].filter(([time]) => inWindow({ time })).length;
    if (since === null && anomalies >= rule.minCount) since = run;
    else if (since !== null && anomalies < rule.minCount && seen > 0) {
      spans.push({ from: since, to: run });
      since = null;
    }
  }
  return since === null ? spans : [...spans, { from: since, to: null }];
}

test('slides as the rule runs', () => {
  const steps = fc.array(fc.record({ rows: fc.nat(2), anomalies: fc.nat(3) }), {
    minLength: 1,
    maxLength: 60,
  });
  const property = fc.property(
    steps,
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 4 }),
    (world, windowSteps, minCount) => {
      const windowMs = windowSteps * step;
      const rule = { windowMs, minCount, stepMs: step, span: { from: 100, to: 100 + 50 * step } };
      const first = rule.span.from - windowMs;
      const at = (i: number) => first + i * step;
      const counts = world.flatMap(({ anomalies }, i) =>
        anomalies > 0 ? [{ time: at(i), count: anomalies }] : [],
      );
      const rows = new Map(
        world.flatMap(({ rows: seen, anomalies }, i): [number, number][] =>
          seen + anomalies > 0 ? [[at(i), seen + anomalies]] : [],
        ),
      );
      expect(alertSpans(counts, rule, rowsWithin(rows, rule))).toEqual(byHand(counts, rows, rule));
    },
  );
  fc.assert(property, { numRuns: 500, seed: 7 });
});

test('most alerts at once', () => {
  expect(mostAtOnce([])).toBe(0);
  const spans = [
    { from: 0, to: 10 },
    { from: 10, to: null },
    { from: 20, to: 30 },
    { from: 25, to: null },
  ];
  expect(mostAtOnce(spans)).toBe(3);
});
