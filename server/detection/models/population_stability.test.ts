import fc from 'fast-check';
import { binOf, makeBins, populationStabilityIndex, readingOf } from './population_stability';

const upTo = (count: number) => Float64Array.from({ length: count }, (_, i) => i + 1);

it('cuts training values at their deciles, with a place for what lies beyond', async () => {
  const bins = await makeBins(upTo(1_000));
  expect(bins).toMatchObject({ min: 1, max: 1_000 });
  expect(bins.edges).toHaveLength(9);
  expect(bins.counts).toEqual([0, ...new Array<number>(10).fill(100), 0]);
  expect([0, 1, 1_000, 1_001].map((value) => binOf(value, bins))).toEqual([0, 1, 10, 11]);
});

it.each([
  { values: [5, 5, 5], edges: [], counts: [0, 3, 0] },
  { values: [0, 1, 0, 0], edges: [0], counts: [0, 3, 1, 0] },
  { values: [3, 1, 2, 2], edges: [1, 2], counts: [0, 1, 2, 1, 0] },
])('gives each of few values a bin: $values', async ({ values, edges, counts }) => {
  expect(await makeBins(Float64Array.from(values))).toMatchObject({ edges, counts });
});

it('loses no value and has no edge twice', async () => {
  const value = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true, min: -9, max: 9 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 200 }), async (values) => {
      const { edges, counts, min, max } = await makeBins(Float64Array.from(values));
      expect(counts.reduce((sum, count) => sum + count)).toBe(values.length);
      expect(counts).toHaveLength(edges.length + 3);
      expect([counts[0], counts[counts.length - 1]]).toEqual([0, 0]);
      edges.forEach((edge, i) => expect(edge).toBeGreaterThan(edges[i - 1] ?? -Infinity));
      expect(edges.every((edge) => edge >= min && edge < max)).toBe(true);
    }),
  );
});

it('is the sum that its definition says', () => {
  // Shares 0.25, 0.25, 0.5 against 0.5, 0.25, 0.25; half a row in a million changes nothing here.
  const million = (shares: number[]) => shares.map((share) => share * 1_000_000);
  const psi = populationStabilityIndex(million([0.25, 0.25, 0.5]), million([0.5, 0.25, 0.25]));
  expect(psi).toBeCloseTo(0.5 * Math.log(2), 5);
  expect(populationStabilityIndex([10, 20, 30], [10, 20, 30])).toBe(0);
});

it('stays finite where a bin is empty, and sees rows beyond what training saw', async () => {
  const { counts } = await makeBins(upTo(20_000));
  const moved = counts.map((_, bin) => (bin === counts.length - 1 ? 50 : 95));
  expect(readingOf(populationStabilityIndex(counts, moved))).toBe('major');
});

it('is small for another sample of the same kind', async () => {
  const { counts, ...bins } = await makeBins(upTo(20_000));
  const sample = counts.map(() => 0);
  for (let i = 0; i < 500; i++) {
    const bin = binOf(1 + ((i * 7_919) % 20_000), { ...bins });
    sample[bin] = (sample[bin] ?? 0) + 1;
  }
  expect(populationStabilityIndex(counts, sample)).toBeLessThan(0.05);
});

it.each([
  [0, 'stable'],
  [0.0999, 'stable'],
  [0.1, 'moderate'],
  [0.25, 'moderate'],
  [0.2501, 'major'],
])('reads %d as %s', (psi, reading) => {
  expect(readingOf(psi)).toBe(reading);
});
