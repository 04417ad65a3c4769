import fc from 'fast-check';
import { CompiledScorer } from '../compiled_scorer';
import { explainRow } from '../explain';
import { baseScore, type Forest } from '../forest';
import type { Matrix } from '../forest_engine';
import { growForest } from '../grow_forest';
import { readOnnx } from '../read_onnx';
import { exponentOf } from '../score_map';
import { scoreRow, scoreTrees } from '../score_trees';
import { SingleChangeFinder } from '../single_change';
import * as make from '../test_matrix.mock';
import { writeOnnx } from '../write_onnx';
import {
  learnFromLabels,
  measureLabelScale,
  scoresByKernel,
  type LabelledRows,
} from './learn_from_labels';
import { withoutLabels } from './leaf_weights';

const kinds = [make.bellShaped, make.tied, make.epochMilliseconds, make.plain];

interface Case {
  rows: Matrix;
  plain: Forest;
  labelled: LabelledRows;
}

/** A forest with some of its rows labelled, by seed. */
const anyCase = fc
  .record({
    columns: fc.integer({ min: 1, max: kinds.length }),
    rows: fc.integer({ min: 20, max: 200 }),
    trees: fc.integer({ min: 1, max: 15 }),
    seed: fc.nat(),
    roundsRows: fc.boolean(),
    signs: fc.array(fc.constantFrom(1, -1), { minLength: 1, maxLength: 15 }),
  })
  .map(({ columns, rows: count, trees, seed, roundsRows, signs }): Case => {
    const rows = make.randomMatrix(count, kinds.slice(0, columns), seed);
    const plain = { ...growForest(rows, { trees, sampleSize: 64, seed }), roundsRows };
    const matrix = {
      values: rows.values.slice(0, signs.length * columns),
      rows: signs.length,
      columns,
    };
    return { rows, plain, labelled: { matrix, signs: Int8Array.from(signs) } };
  });

function learn({ rows, plain, labelled }: Case) {
  const scale = measureLabelScale(plain, rows);
  return { scale, ...learnFromLabels(plain, labelled, scale) };
}

const property = (check: (one: Case) => void) =>
  fc.assert(fc.property(anyCase, check), { numRuns: 30 });

it('has as leaf values what the sum over labels says', () => {
  property((one) => {
    const { plain, rows, labelled } = one;
    const { scale, forest, weights } = learn(one);
    const expected = scoresByKernel(plain, { labelled: labelled.matrix, weights, scale }, rows);
    scoreTrees(forest, rows).forEach((score, row) =>
      expect(score).toBeCloseTo(expected[row] ?? NaN, 12),
    );
  });
});

it('keeps scores between 0 and 1, and reasons that add up to them', () => {
  property((one) => {
    const { forest } = learn(one);
    for (let row = 0; row < 10; row++) {
      const score = scoreRow(forest, one.rows, row);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
      const sum = explainRow(forest, one.rows, row).reduce((total, part) => total + part, 0);
      expect(sum).toBeCloseTo(score - baseScore(forest), 12);
    }
  });
});

it('is written, read back and compiled to the same bits, and knows the forest that it was', () => {
  property((one) => {
    const { forest } = learn(one);
    const bytes = writeOnnx(forest);
    const read = readOnnx(bytes);
    const scores = scoreTrees(forest, one.rows);
    expect(scoreTrees(read, one.rows)).toEqual(scores);
    expect(new CompiledScorer(read).scoreNow(one.rows)).toEqual(scores);
    const before = withoutLabels(read);
    expect(before.count).toEqual(one.plain.count);
    before.weight.forEach((weight, node) =>
      expect(weight).toBeCloseTo(one.plain.weight[node] ?? NaN, 14),
    );
  });
});

it('gives the same bytes for the same labels', () => {
  property((one) => {
    expect(writeOnnx(learn(one).forest)).toEqual(writeOnnx(learn(one).forest));
  });
});

it('finds a single change that crosses the threshold', () => {
  property((one) => {
    const { forest } = learn(one);
    const scores = scoreTrees(forest, one.rows);
    const threshold = scores.slice().sort()[Math.floor(scores.length * 0.9)] ?? 0.5;
    const compiled = new CompiledScorer(forest);
    const finder = new SingleChangeFinder(forest);
    for (let row = 0; row < 10; row++) {
      const change = finder.find(one.rows, row, threshold);
      if (change === null) continue;
      const changed = compiled.scoreChanged(one.rows, row, change);
      expect(changed >= threshold).toBe(!((scores[row] ?? 0) >= threshold));
    }
  });
});

describe('two clusters of outliers', () => {
  const ordinary = make.randomMatrix(1_000, [make.plain, make.plain]);
  const far = [5, 5.1, 5.2, 5.3, -4, -4.1, -4.2, -4.3].map((value) => [value, value]);
  const outliers = make.matrixOf(far);
  const rows = {
    values: Float64Array.from([...ordinary.values, ...outliers.values]),
    rows: ordinary.rows + outliers.rows,
    columns: 2,
  };
  const plain = growForest(rows, { trees: 100, sampleSize: 256, seed: 3 });
  const scale = measureLabelScale(plain, rows);
  const before = scoreTrees(plain, outliers);
  const after = (signs: number[], labelled = make.matrixOf([far[0] ?? [], far[4] ?? []])) => {
    const { forest } = learnFromLabels(
      plain,
      { matrix: labelled, signs: Int8Array.from(signs) },
      scale,
    );
    return scoreTrees(forest, outliers);
  };

  it('raises what is like true findings and lowers what is like false ones', () => {
    const scores = after([1, -1]);
    const rise = (row: number) =>
      exponentOf({ bounded: true }, scores[row] ?? NaN) - Math.log(before[row] ?? NaN);
    for (const row of [0, 1, 2, 3]) expect(rise(row)).toBeGreaterThan(0);
    for (const row of [4, 5, 6, 7]) expect(rise(row)).toBeLessThan(0);
  });

  it('learns from labels of one kind alone', () => {
    const allTrue = after([1, 1]);
    const allFalse = after([-1, -1]);
    for (const row of [0, 5]) {
      expect(allTrue[row]).toBeGreaterThan(allFalse[row] ?? 1);
      expect(allFalse[row]).toBeLessThan(before[row] ?? 0);
    }
  });

  it('holds contradicting labels of one row in balance', () => {
    const twice = make.matrixOf([far[0] ?? [], far[0] ?? []]);
    const [balanced = 0] = after([1, -1], twice);
    const [agreed = 0] = after([1, 1], twice);
    const [denied = 0] = after([-1, -1], twice);
    expect(balanced).toBeLessThan(agreed);
    expect(balanced).toBeGreaterThan(denied);
  });

  it('refuses a model whose bound or leaf rows were changed', () => {
    const { forest } = learnFromLabels(
      plain,
      { matrix: outliers, signs: new Int8Array(8).fill(1) },
      scale,
    );
    const bytes = Buffer.from(writeOnnx(forest));
    for (const text of ['Sqrt', 'anomaly_forest.leaf_rows', 'root_8']) {
      const tampered = Buffer.from(bytes);
      tampered.write(text.replace(/.$/, 'x'), tampered.indexOf(text));
      expect(() => readOnnx(tampered)).toThrow(/damaged/);
    }
  });
});

it('says that labels teach nothing where all rows are alike', () => {
  const rows = make.randomMatrix(50, [make.constant]);
  const plain = growForest(rows, { trees: 5, sampleSize: 16, seed: 1 });
  expect(() => measureLabelScale(plain, rows)).toThrow(/all rows are alike/);
});
