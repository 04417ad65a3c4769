import fc from 'fast-check';
import { explainRow } from './explain';
import { baseScore } from './forest';
import { growForest } from './grow_forest';
import { scoreRow } from './score_trees';
import * as make from './test_matrix.mock';

it('adds up to the score minus the base score, over random forests and rows', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 2, max: 300 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      (columns, rows, trees, seed) => {
        const kinds = [
          make.plain,
          make.tied,
          make.epochMilliseconds,
          make.constant,
          make.tinyRange,
          make.byteCounter,
        ];
        const matrix = make.randomMatrix(rows, kinds.slice(0, columns), seed);
        const forest = growForest(matrix, { trees, sampleSize: 64, seed });
        for (let row = 0; row < Math.min(rows, 10); row++) {
          const sum = explainRow(forest, matrix, row).reduce((total, part) => total + part, 0);
          expect(sum).toBeCloseTo(scoreRow(forest, matrix, row) - baseScore(forest), 12);
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('names the column that is out of line', () => {
  const matrix = make.randomMatrix(1_000, [make.plain, make.plain, make.plain]);
  const forest = growForest(matrix, { trees: 100, sampleSize: 256, seed: 1 });
  const contributions = explainRow(forest, make.matrixOf([[0.5, 9, 0.5]]), 0);
  expect(contributions.indexOf(Math.max(...contributions))).toBe(1);
  expect(contributions[1]).toBeGreaterThan(0.05);
});
