import fc from 'fast-check';
import { niceInterval } from './nice_interval';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

it.each([
  [hour, 60, minute],
  [hour, 50, 2 * minute],
  [day, 100, 15 * minute],
  [30 * day, 100, 12 * hour],
  [10, 100, 1],
  [0, 100, 1],
  [3 * 365 * day, 1, 3 * 365 * day],
])('%d ms in %d intervals are %d ms each', (span, buckets, expected) => {
  expect(niceInterval(span, buckets)).toBe(expected);
});

it('never needs more intervals than asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 1, max: 500 }), (span, n) => {
      expect(span / niceInterval(span, n)).toBeLessThanOrEqual(n);
    }),
  );
});
