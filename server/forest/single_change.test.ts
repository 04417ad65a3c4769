import fc from 'fast-check';
import type { Forest } from './forest';
import { growForest } from './grow_forest';
import { scoreRow } from './score_trees';
import { SingleChangeFinder } from './single_change';
import * as make from './test_matrix.mock';

const kinds = [
  make.plain,
  make.bellShaped,
  make.tied,
  make.epochMilliseconds,
  make.constant,
  make.tinyRange,
];

/** One row's values with one of them replaced, scored plainly. */
function scoreWith(forest: Forest, values: number[], column: number, value: number): number {
  return scoreRow(forest, make.matrixOf([values.map((own, c) => (c === column ? value : own))]), 0);
}

/**
 * Every change of one value to the other side, by trying each interval between a column's thresholds:
 * slow and plain. Scores that only rounding tells from the threshold count as neither side.
 */
function allChanges(forest: Forest, values: number[], threshold: number) {
  const flagged = scoreWith(forest, values, -1, 0) >= threshold;
  return values.map((own, column) => {
    const cuts = [...forest.threshold].filter((_, node) => forest.feature[node] === column);
    const tried = [...cuts, ...cuts.map((cut) => cut + Math.max(Math.abs(cut), 1e-300) * 2.3e-16)];
    return tried
      .filter((value) => {
        const score = scoreWith(forest, values, column, value);
        return score >= threshold !== flagged && Math.abs(Math.log(score / threshold)) > 2e-12;
      })
      .map((value) => Math.abs(value - own));
  });
}

const anyCase = fc.record({
  columns: fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 }),
  rows: fc.integer({ min: 2, max: 120 }),
  trees: fc.integer({ min: 1, max: 12 }),
  seed: fc.nat(),
  roundsRows: fc.boolean(),
  /** Where the threshold stands between the lowest and the highest score. */
  level: fc.double({ min: 0, max: 1, noNaN: true }),
  /** Whether the threshold is, to the last bit, the score of one of the rows that are asked about. */
  isScore: fc.boolean(),
});

it('finds a change that brings the row to the other side, wherever there is one, the smallest in its column', () => {
  let [found, none] = [0, 0];
  fc.assert(
    fc.property(anyCase, ({ columns, rows, trees, seed, roundsRows, level, isScore }) => {
      const matrix = make.randomMatrix(rows, columns, seed);
      const forest = { ...growForest(matrix, { trees, sampleSize: 64, seed }), roundsRows };
      const finder = new SingleChangeFinder(forest);
      const scores = Array.from({ length: rows }, (_, row) => scoreRow(forest, matrix, row));
      const [low, high] = [Math.min(...scores), Math.max(...scores)];
      const asked = Math.min(rows, 5);
      const threshold = isScore
        ? (scores[Math.floor(level * (asked - 1))] ?? NaN)
        : low + (high - low) * level + 1e-9;
      for (let row = 0; row < asked; row++) {
        const values = [
          ...matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns),
        ];
        const flagged = scoreRow(forest, matrix, row) >= threshold;
        const change = finder.find(matrix, row, threshold);
        const distances = roundsRows ? null : allChanges(forest, values, threshold);
        if (change === null) {
          none += 1;
          if (distances !== null) expect(distances.flat()).toEqual([]);
          continue;
        }
        found += 1;
        const { column, value } = change;
        expect(scoreWith(forest, values, column, value) >= threshold).toBe(!flagged);
        if (distances === null) continue;
        const distance = Math.abs(value - (values[column] ?? NaN));
        const smallest = Math.min(...(distances[column] ?? []));
        expect(distance).toBeLessThanOrEqual(smallest * (1 + 1e-12) + 1e-300);
      }
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(100);
  expect(none).toBeGreaterThan(20);
});

it('names the column that is out of line, and a value that is not', () => {
  const matrix = make.randomMatrix(1_000, [make.plain, make.plain, make.plain]);
  const forest = growForest(matrix, { trees: 100, sampleSize: 256, seed: 1 });
  const row = make.matrixOf([[0.5, 9, 0.5]]);
  const change = new SingleChangeFinder(forest).find(row, 0, 0.5);
  expect(change?.column).toBe(1);
  expect(change?.value).toBeGreaterThan(0.8);
  expect(change?.value).toBeLessThan(1);
});

it('gives the same answer whatever was asked before', () => {
  const matrix = make.randomMatrix(300, [make.bellShaped, make.tied]);
  const forest = growForest(matrix, { trees: 30, sampleSize: 64, seed: 1 });
  const used = new SingleChangeFinder(forest);
  for (let row = 0; row < 50; row++) {
    const fresh = new SingleChangeFinder(forest);
    expect(used.find(matrix, row, 0.5)).toEqual(fresh.find(matrix, row, 0.5));
  }
});
