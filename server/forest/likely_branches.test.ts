import { growForest } from './grow_forest';
import { turnToLikelyBranches, withNegatives } from './likely_branches';
import { scoreTrees } from './score_trees';
import * as make from './test_matrix.mock';

const columns = [make.bellShaped, make.tied, make.epochMilliseconds, make.constant];
const matrix = make.randomMatrix(3_000, columns, 4);
const forest = growForest(matrix, { trees: 20, sampleSize: 256, seed: 3 });
const turned = turnToLikelyBranches(forest);

it('leaves no node whose first branch has more training rows', () => {
  const nodes = Array.from(turned.feature.keys()).filter((node) => turned.feature[node] !== -1);
  const rowsOf = (child: number | undefined) => turned.count[child ?? -1] ?? NaN;
  expect(nodes.length).toBeGreaterThan(1_000);
  for (const node of nodes) {
    expect(rowsOf(turned.left[node])).toBeLessThanOrEqual(rowsOf(turned.right[node]));
  }
});

it('turns some nodes and not others', () => {
  const asked = new Set(turned.feature);
  expect(asked).toEqual(new Set([-1, 0, 1, 2, 4, 5, 6]));
});

it.each([false, true])(
  'scores every row as before, rows on thresholds too (rounded: %s)',
  (roundsRows) => {
    const onThresholds = Array.from(forest.feature.entries())
      .filter(([, column]) => column !== -1)
      .slice(0, 500)
      .map(([node, column]) => {
        const row = Array.from(matrix.values.subarray(node * 4, node * 4 + 4));
        row[column] = forest.threshold[node] ?? 0;
        return row;
      });
    const rows = make.matrixOf([
      ...onThresholds,
      [0, 0, 0, 0],
      [-0, -0, -0, -0],
      [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, -Number.MIN_VALUE],
    ]);
    const scores = scoreTrees({ ...turned, roundsRows }, withNegatives(rows));
    expect(scores).toEqual(scoreTrees({ ...forest, roundsRows }, rows));
  },
);
