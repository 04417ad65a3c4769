import fc from 'fast-check';
import { baseScore } from './forest';
import { drawThreshold, growForest, heightLimit } from './grow_forest';
import { averagePathLength } from './path_length';
import { SeededRandom } from './random';
import { scoreTrees } from './score_trees';
import * as make from './test_matrix.mock';

const options = { trees: 20, sampleSize: 64, seed: 3 };

describe('average path length', () => {
  // Values of scikit-learn 1.9.1, sklearn.ensemble._iforest._average_path_length.
  it.each([
    [1, 0],
    [2, 1],
    [5, 2.327020052042847],
    [256, 10.244770920119917],
    [999, 12.967939884427995],
  ])('c(%d) = %d', (n, expected) => {
    expect(averagePathLength(n)).toBeCloseTo(expected, 12);
  });
});

describe('thresholds', () => {
  it('part the values, whatever their spacing', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 });
    fc.assert(
      fc.property(finite, finite, fc.integer(), (a, b, seed) => {
        fc.pre(a !== b);
        const [min, max] = a < b ? [a, b] : [b, a];
        const threshold = drawThreshold(new SeededRandom(seed), min, max);
        expect(threshold).toBeGreaterThanOrEqual(min);
        expect(threshold).toBeLessThan(max);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([1.7e12, -3e9])('fall alike for values and for the same values moved by %d', (by) => {
    const values = make.randomMatrix(2_000, [(unit) => Math.floor(unit * 300_000)]);
    const moved = { ...values, values: values.values.map((value) => value + by) };
    const scoresOf = (matrix: typeof values) => scoreTrees(growForest(matrix, options), matrix);
    const expected = scoresOf(values);
    scoresOf(moved).forEach((score, row) => expect(score).toBeCloseTo(expected[row] ?? NaN, 12));
  });
});

describe('a forest', () => {
  const matrix = make.randomMatrix(500, [
    make.plain,
    make.epochMilliseconds,
    make.tinyRange,
    make.tied,
    make.constant,
  ]);
  const forest = growForest(matrix, options);

  it('has trees that part their sample: each node holds the rows of its children', () => {
    forest.feature.forEach((feature, node) => {
      if (feature === -1) return;
      const [left = -1, right = -1] = [forest.left[node], forest.right[node]];
      expect(forest.count[left]).toBeGreaterThan(0);
      expect(forest.count[right]).toBeGreaterThan(0);
      expect((forest.count[left] ?? 0) + (forest.count[right] ?? 0)).toBe(forest.count[node]);
    });
    forest.roots.forEach((root) => expect(forest.count[root]).toBe(options.sampleSize));
  });

  it('keeps to its height', () => {
    const depthOf = (node: number): number =>
      forest.feature[node] === -1
        ? 0
        : 1 + Math.max(depthOf(forest.left[node] ?? 0), depthOf(forest.right[node] ?? 0));
    const deepest = Math.max(...Array.from(forest.roots, depthOf));
    expect(deepest).toBe(heightLimit(options.sampleSize));
  });

  it('never tests a constant column, and tests all others', () => {
    expect([...new Set(forest.feature)].sort()).toEqual([-1, 0, 1, 2, 3]);
  });

  it('is the same for the same seed and another for another', () => {
    expect(growForest(matrix, options)).toEqual(forest);
    expect(growForest(matrix, { ...options, seed: 4 })).not.toEqual(forest);
  });

  it('ends where the caller says so', () => {
    let trees = 0;
    const stopAtThird = () => {
      trees += 1;
      if (trees === 3) throw new Error('enough');
    };
    expect(() => growForest(matrix, options, stopAtThird)).toThrow('enough');
    expect(trees).toBe(3);
  });

  it('scores within 0..1, higher for what lies apart', () => {
    const scores = scoreTrees(
      forest,
      make.matrixOf([
        [0.5, 1.7e12 + 1.8e6, 1, 1, 7],
        [9, 1.8e12, 2, 9, 7],
      ]),
    );
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[1]).toBeLessThan(1);
    expect(scores[1]).toBeGreaterThan((scores[0] ?? 1) + 0.1);
    expect(baseScore(forest)).toBeGreaterThan(0.3);
    expect(baseScore(forest)).toBeLessThan(0.6);
  });

  it('of constant columns alone scores every row 0.5', () => {
    const flat = growForest(make.randomMatrix(100, [make.constant]), options);
    expect(scoreTrees(flat, make.matrixOf([[7], [8]]))).toEqual(Float64Array.of(0.5, 0.5));
  });
});
