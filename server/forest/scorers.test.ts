/** What every scorer must do: one suite, run over all of them. */
import fc from 'fast-check';
import { AppError } from '../../common/errors';
import { CompiledScorer } from './compiled_scorer';
import type { Forest } from './forest';
import type { Matrix } from './forest_engine';
import { growForest } from './grow_forest';
import { OnnxSession } from './onnx_session';
import { openScorer } from './open_scorer';
import { scoreTrees } from './score_trees';
import type { Scorer } from './scorer';
import * as make from './test_matrix.mock';
import { writeOnnx } from './write_onnx';

const openers: Record<string, (forest: Forest) => Promise<Scorer>> = {
  onnxruntime: (forest) => OnnxSession.open(writeOnnx(forest), forest),
  compiled: (forest) => Promise.resolve(new CompiledScorer(forest)),
};

const kinds = {
  plain: make.plain,
  bellShaped: make.bellShaped,
  tied: make.tied,
  epochMilliseconds: make.epochMilliseconds,
  byteCounter: make.byteCounter,
  tinyRange: make.tinyRange,
  constant: make.constant,
};

const anyForest = fc
  .record({
    columns: fc.array(fc.constantFrom(...Object.values(kinds)), { minLength: 1, maxLength: 6 }),
    rows: fc.integer({ min: 2, max: 400 }),
    trees: fc.integer({ min: 1, max: 30 }),
    sampleSize: fc.integer({ min: 2, max: 512 }),
    seed: fc.nat(),
  })
  .map(({ columns, rows, trees, sampleSize, seed }) => {
    const matrix = make.randomMatrix(rows, columns, seed);
    return { matrix, forest: growForest(matrix, { trees, sampleSize, seed }) };
  });

/** The rows, and for some of them a copy that stands exactly on a threshold of its column. */
function withRowsOnThresholds(matrix: Matrix, forest: Forest): Matrix {
  const rows = Array.from({ length: matrix.rows }, (_, row) =>
    Array.from(matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns)),
  );
  forest.feature.forEach((column, node) => {
    const row = [...(rows[node % matrix.rows] ?? [])];
    if (column === -1 || rows.length >= 2 * matrix.rows) return;
    row[column] = forest.threshold[node] ?? 0;
    rows.push(row);
  });
  return make.matrixOf(rows);
}

const copyOf = (matrix: Matrix): Matrix => ({ ...matrix, values: matrix.values.slice() });

describe.each(Object.entries(openers))('%s', (name, open) => {
  async function scoreOnce(forest: Forest, matrix: Matrix): Promise<Float64Array> {
    const scorer = await open(forest);
    try {
      return await scorer.score(matrix);
    } finally {
      await scorer.close();
    }
  }

  it('says its name', async () => {
    const forest = growForest(make.randomMatrix(10, [make.plain]), {
      trees: 1,
      sampleSize: 4,
      seed: 1,
    });
    const scorer = await open(forest);
    expect(scorer.name).toBe(name);
    await scorer.close();
  });

  it('scores as the trees do: random forests of every kind of column, rows on thresholds', async () => {
    await fc.assert(
      fc.asyncProperty(anyForest, async ({ matrix, forest }) => {
        const rows = withRowsOnThresholds(matrix, forest);
        const scores = await scoreOnce(forest, copyOf(rows));
        expect(scores).toHaveLength(rows.rows);
        expect(scores).toEqual(scoreTrees(forest, rows));
      }),
      { numRuns: 60 },
    );
  });

  it('gives a row the same score in any batch', async () => {
    await fc.assert(
      fc.asyncProperty(anyForest, fc.nat(), async ({ matrix, forest }, at) => {
        const start = at % matrix.rows;
        const rows = Math.min(7, matrix.rows - start);
        const { columns } = matrix;
        const values = matrix.values.slice(start * columns, (start + rows) * columns);
        const all = await scoreOnce(forest, copyOf(matrix));
        const some = await scoreOnce(forest, { values, rows, columns });
        expect(some).toEqual(all.slice(start, start + rows));
      }),
      { numRuns: 40 },
    );
  });

  it('scores by trees of a single leaf', async () => {
    const matrix = make.randomMatrix(9, [make.constant, make.constant]);
    const forest = growForest(matrix, { trees: 5, sampleSize: 8, seed: 1 });
    for (const score of await scoreOnce(forest, matrix)) expect(score).toBeCloseTo(0.5, 15);
  });

  it('scores by deep trees', async () => {
    const matrix = make.randomMatrix(70_000, [make.plain, make.bellShaped]);
    const forest = growForest(matrix, { trees: 3, sampleSize: 65_536, seed: 1 });
    const some = { ...matrix, values: matrix.values.slice(0, 2_000), rows: 1_000 };
    expect(await scoreOnce(forest, copyOf(some))).toEqual(scoreTrees(forest, some));
  });

  it('scores no rows', async () => {
    const matrix = make.randomMatrix(50, [make.plain]);
    const forest = growForest(matrix, { trees: 3, sampleSize: 16, seed: 1 });
    expect(
      await scoreOnce(forest, { values: new Float64Array(), rows: 0, columns: 1 }),
    ).toHaveLength(0);
  });
});

describe('the compiled scorer', () => {
  it('rounds rows to 32 bits where the forest wants that', () => {
    const matrix = make.randomMatrix(500, [make.epochMilliseconds, make.plain]);
    const forest = growForest(matrix, { trees: 20, sampleSize: 64, seed: 1 });
    const rounded = { ...matrix, values: matrix.values.map(Math.fround) };
    const expected = new CompiledScorer(forest).scoreNow(rounded);
    const scores = new CompiledScorer({ ...forest, roundsRows: true }).scoreNow(matrix);
    expect(scores).toEqual(expected);
    expect(scores).not.toEqual(new CompiledScorer(forest).scoreNow(matrix));
  });
});

describe('which scorer is opened', () => {
  const matrix = make.randomMatrix(50, [make.plain]);
  const forest = growForest(matrix, { trees: 3, sampleSize: 16, seed: 1 });
  const model = { forest, onnx: writeOnnx(forest) };
  const failing = (code: 'SCORER_UNAVAILABLE' | 'MODEL_CORRUPT') => () =>
    Promise.reject(new AppError(code, 'It does not load here.'));

  it('is onnxruntime where that is wanted, and the compiled one where that is', async () => {
    for (const wanted of ['onnxruntime', 'compiled'] as const) {
      const { scorer, standsInBecause } = await openScorer(model, wanted);
      expect([scorer.name, standsInBecause]).toEqual([wanted, undefined]);
      await scorer.close();
    }
  });

  it('is the compiled one where onnxruntime does not load, with the reason', async () => {
    const opened = await openScorer(model, 'onnxruntime', failing('SCORER_UNAVAILABLE'));
    expect(opened.scorer.name).toBe('compiled');
    expect(opened.standsInBecause).toBe('It does not load here.');
  });

  it('is none where onnxruntime refuses the model', async () => {
    await expect(openScorer(model, 'onnxruntime', failing('MODEL_CORRUPT'))).rejects.toMatchObject({
      code: 'MODEL_CORRUPT',
    });
  });
});
