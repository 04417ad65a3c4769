import { ColumnLearner } from '../../features/metrics/learn_columns';
import { toMatrix } from '../../features/metrics/to_matrix';
import type { Row } from '../../features/metrics/build_rows';
import { turns } from '../../features/turns';
import { calibrate } from './calibrate';
import { drawTrainingRows } from './draw_training_rows';
import { binColumns } from './grow_model';
import { judgePage } from '../scoring/judge_page';
import { countColumns, observePage } from '../scoring/observe_scoring';
import { makeBins } from './population_stability';
import { aDetector, documents, trainedWorld } from '../ports/ports.mock';
import { rulesFor } from '../rules/document_rules';
import { drawWindows } from '../windows/draw_windows';

const { signal } = new AbortController();

/** How often work asks whether its turn is over, where that is so each time. */
async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  const next = jest.spyOn(turns, 'next').mockResolvedValue();
  jest.spyOn(turns, 'isOver').mockReturnValue(true);
  try {
    await work();
    return next.mock.calls.length;
  } finally {
    jest.restoreAllMocks();
  }
}

const numbers = (rows: number) => Float64Array.from({ length: rows }, (_, r) => (r * 7_919) % rows);

const rowsOf = (rows: number): Row[] =>
  Array.from(numbers(rows), (value, r) => ({
    values: [value, 0],
    missing: [],
    texts: [undefined, `user-${r % 900}`],
  }));

function learner(rows: readonly Row[]): ColumnLearner {
  const columns = new ColumnLearner(
    [
      { field: 'x', missing: 'skip' },
      { field: 'user', missing: 'skip', kind: 'keyword' },
    ],
    'auto',
  );
  rows.forEach((row) => columns.take(row));
  return columns;
}

async function* oneByOne<T>(all: readonly T[]): AsyncGenerator<T, void> {
  await Promise.resolve();
  yield* all;
}

type Prepared = () => Promise<unknown>;

const works: Record<string, (rows: number) => Prepared | Promise<Prepared>> = {
  'draws training rows': async (rows) => {
    const ports = await trainedWorld(documents(20));
    ports.source = documents(rows);
    ports.now += rows * 1_000;
    const detector = aDetector({ training: { ...aDetector().training, max_rows: rows } });
    return () => drawTrainingRows(ports, { detector }, signal);
  },
  'learns columns': (rows) => () => learner(rowsOf(rows)).learn(rowsOf(rows)),
  'makes a matrix': async (rows) => {
    const some = rowsOf(rows);
    const columns = (await learner(some).learn(some)).map(({ trained }) => trained);
    return () => toMatrix(some, columns);
  },
  'bins columns': (rows) => () => binColumns({ values: numbers(2 * rows), rows, columns: 2 }),
  'bins scores': (rows) => () => makeBins(numbers(rows)),
  calibrates: (rows) => () => calibrate(aDetector(), numbers(rows), undefined),
  'counts columns': async (rows) => {
    const { modelsOf } = await trainedWorld(documents(20));
    const [model] = modelsOf;
    if (model === undefined) throw new Error('no model');
    const matrix = { values: numbers(2 * rows), rows, columns: 2 };
    return () => countColumns(model.manifest, matrix);
  },
  'observes scores': async (rows) => {
    const { modelsOf } = await trainedWorld(documents(20));
    const [model] = modelsOf;
    if (model === undefined) throw new Error('no model');
    const times = Array.from({ length: rows }, (_, r) => r);
    return () => observePage(model.manifest, { scores: numbers(rows), times, columns: [] });
  },
  'has packets judged by rules': (rows) => async () =>
    rulesFor({ kind: 'packets', rules: { policy: 'either' } })?.judge(documents(rows)),
  'has lines judged by rules': (rows) => async () =>
    rulesFor({ kind: 'logs', rules: { policy: 'either' } })?.judge(documents(rows)),
  'draws windows': (rows) => () => drawWindows(oneByOne([documents(rows)]), { size: 50, seed: 7 }),
  'judges a page': async (rows) => {
    const ports = await trainedWorld(documents(20));
    const [model] = ports.modelsOf;
    if (model === undefined) throw new Error('no model');
    const { manifest, onnx } = model;
    const forest = { sha256: manifest.sha256, onnx };
    const models = { detector: aDetector(), model: { manifest, forest } };
    const page = documents(rows);
    return () => judgePage(ports, models, { page, needsTime: true, signal });
  },
};

it.each(Object.keys(works))('%s in as many more turns as there are more rows', async (name) => {
  const prepare = works[name];
  if (prepare === undefined) throw new Error(name);
  const few = await turnsOf(await prepare(3_200));
  const many = await turnsOf(await prepare(12_800));
  expect(few).toBeGreaterThanOrEqual(3_200 / 16);
  expect(many).toBeGreaterThan(3.5 * few);
});
