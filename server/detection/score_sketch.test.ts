import fc from 'fast-check';
import { encodeSketch, mergeSketches, newSketch } from './score_sketch';

const sketchOf = (scores: readonly number[]) => {
  const sketch = newSketch();
  for (const score of scores) sketch.accept(score);
  return encodeSketch(sketch);
};

const score = fc.double({ min: 0.01, max: 1, noNaN: true });
const someScores = fc.array(score, { minLength: 1, maxLength: 300 });

it('answers quantiles within a quarter of a percent, in however many parts it came', () => {
  fc.assert(
    fc.property(
      someScores,
      someScores,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b, level) => {
        const sorted = [...a, ...b].sort((x, y) => x - y);
        const exact = sorted[Math.floor(level * (sorted.length - 1))] ?? NaN;
        const merged = mergeSketches([sketchOf(a), sketchOf(b)]);
        expect(merged.count).toBe(sorted.length);
        const off = Math.abs(merged.getValueAtQuantile(level) / exact - 1);
        expect(off).toBeLessThan(0.00251);
      },
    ),
  );
});

it('does not grow with the rows', () => {
  const scores = Array.from({ length: 100_000 }, (_, i) => ((i * 7_919) % 100_000) / 100_000);
  let encoded = sketchOf(scores);
  for (let i = 0; i < 20; i++) encoded = encodeSketch(mergeSketches([encoded, encoded]));
  expect(encoded.length).toBeLessThan(16_000);
});
