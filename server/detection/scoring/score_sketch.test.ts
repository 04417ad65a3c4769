import fc from 'fast-check';
import { addScore, encodeSketch, mergeSketches, newSketch } from './score_sketch';

const sketchOf = (scores: readonly number[]) => {
  const sketch = newSketch();
  for (const score of scores) addScore(sketch, score);
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

it('neither grows nor loses its lowest scores, however often it is merged', () => {
  let encoded = sketchOf(Array.from({ length: 10_000 }, (_, i) => (i + 1) / 10_000));
  const length = encoded.length;
  const one = [sketchOf([0.01]), sketchOf([0.5]), sketchOf([1])];
  for (let i = 0; i < 600; i++) {
    encoded = encodeSketch(mergeSketches([encoded, one[i % 3] ?? '']));
  }
  expect(encoded.length).toBeLessThan(length * 1.1);
  expect(length).toBeLessThan(16_000);
  const merged = mergeSketches([encoded]);
  expect(merged.count).toBe(10_600);
  // 100 scores up to 0.01 count as that to begin with, and so do 200 more.
  expect(Math.abs(merged.getValueAtQuantile(200 / 10_600) / 0.01 - 1)).toBeLessThan(0.00251);
});
