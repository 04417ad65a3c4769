import fc from 'fast-check';
import { sortItems, sortNumbers } from './sort_in_turns';

const value = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity),
);
/** More than are sorted in one go, in lengths that leave a rest. */
const lengths = [0, 1, 2, 8_191, 8_192, 8_193, 16_385, 30_000, 70_001];

it.each(lengths)('sorts %d numbers as a typed array does', async (length) => {
  const some = fc.array(value, { minLength: 1, maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(some, fc.integer(), async (values, step) => {
      const at = (i: number) => Math.abs(Math.imul(i, step) ^ (i >>> 3)) % values.length;
      const numbers = Float64Array.from({ length }, (_, i) => values[at(i)] ?? 0);
      const expected = Float64Array.from(numbers).sort();
      const sorted = await sortNumbers(numbers);
      // Bytes: -0 equals 0.
      expect(Buffer.compare(Buffer.from(sorted.buffer), Buffer.from(expected.buffer))).toBe(0);
    }),
    { numRuns: length > 1_000 ? 3 : 100 },
  );
});

it.each([0, 1, 511, 513, 1_024, 5_000])('sorts %d items as an array does', async (length) => {
  const items = Array.from({ length }, (_, place) => ({ key: (place * 7_919) % 97, place }));
  // Equals stay in their order.
  const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
  expect(await sortItems(new Set(items), byKey)).toEqual([...items].sort(byKey));
});
