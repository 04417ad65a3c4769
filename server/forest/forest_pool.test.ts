import { buildSync } from 'esbuild';
import { getEventListeners } from 'events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'fs';
import os from 'os';
import path from 'path';
import { performance } from 'perf_hooks';
import { buildForestWorker } from '../../packaging/build_worker';
import type { ForestEngine, TrainedForest } from './forest_engine';
import { createForestPool } from './forest_pool';
import { growForest } from './grow_forest';
import { scoreTrees } from './score_trees';
import * as make from './test_matrix.mock';

const root = path.join(__dirname, '../..');
const columns = [make.plain, make.plain, make.byteCounter];
const options = { trees: 100, sampleSize: 256, seed: 1 };
let workerFile: string;
let pool: ForestEngine;
let trained: TrainedForest;
/** So large that on any machine many rows are not scored before they are cancelled. */
let large: TrainedForest;

beforeAll(async () => {
  const folder = path.join(root, 'target/test');
  mkdirSync(folder, { recursive: true });
  workerFile = buildForestWorker(root, folder);
  pool = createForestPool({ workerFile, threads: 1 });
  trained = await pool.train(make.randomMatrix(3_000, columns), options);
  large = await pool.train(make.randomMatrix(3_000, columns), { ...options, trees: 1_000 });
});

afterAll(() => pool.close());

it('trains as the trees are grown here', () => {
  const matrix = make.randomMatrix(3_000, columns);
  const expected = scoreTrees(growForest(matrix, options), matrix);
  const worst = Math.max(...trained.scores.map((s, row) => Math.abs(s - (expected[row] ?? NaN))));
  expect(worst).toBe(0);
  expect(trained).toMatchObject({ sampleSize: 256 });
});

it('explains the rows from a score on, and each score is its base plus its contributions', async () => {
  const answer = await pool.score({
    model: trained,
    matrix: make.randomMatrix(1_000, columns, 7),
    explainFrom: 0.5,
  });
  const flagged = [...answer.scores.keys()].filter((row) => (answer.scores[row] ?? 0) >= 0.5);
  expect([...answer.contributions.keys()]).toEqual(flagged);
  expect(flagged.length).toBeGreaterThan(10);
  for (const [row, parts] of answer.contributions) {
    const sum = parts.reduce((total, part) => total + part, trained.baseScore);
    expect(sum).toBeCloseTo(answer.scores[row] ?? NaN, 12);
  }
});

it('gives the same scores in any batch', async () => {
  const scoreOf = async (rows: number) =>
    (
      await pool.score({
        model: trained,
        matrix: make.randomMatrix(rows, columns, 7),
        explainFrom: Infinity,
      })
    ).scores;
  const all = await scoreOf(25_000);
  expect((await scoreOf(1))[0]).toBe(all[0]);
  expect(await scoreOf(200)).toEqual(all.subarray(0, 200));
});

it('gives the same answer whether the rows are shared among threads or not', async () => {
  const several = createForestPool({ workerFile, threads: 2 });
  const ask = (engine: ForestEngine) =>
    engine.score({
      model: trained,
      matrix: make.randomMatrix(65_432, columns, 7),
      explainFrom: 0.6,
    });
  const [one, shared] = [await ask(pool), await ask(several)];
  await several.close();
  expect(shared.scores).toEqual(one.scores);
  expect(shared.contributions).toEqual(one.contributions);
  expect(shared.contributions.size).toBeGreaterThan(10);
});

it('says the row of the whole batch when a part of it is refused', async () => {
  const several = createForestPool({ workerFile, threads: 2 });
  const matrix = make.randomMatrix(50_000, columns);
  matrix.values[48_000 * 3 + 2] = NaN;
  const work = several.score({ model: trained, matrix, explainFrom: Infinity });
  await expect(work).rejects.toThrow(/Row 48000, column 2/);
  await several.close();
});

describe('explaining', () => {
  const rows = () => make.randomMatrix(200, columns, 7);

  it('answers score, margin, contributions, and a change that decides otherwise', async () => {
    const { scores } = await pool.score({ model: trained, matrix: rows(), explainFrom: Infinity });
    const explanations = await pool.explain({ model: trained, matrix: rows(), threshold: 0.5 });
    expect(explanations.map(({ score }) => score)).toEqual([...scores]);
    for (const { score, margin, contributions, change } of explanations) {
      expect(margin).toBe(score - 0.5);
      const sum = contributions.reduce((total, part) => total + part, trained.baseScore);
      expect(sum).toBeCloseTo(score, 12);
      if (change !== null) expect(change.score >= 0.5).toBe(score < 0.5);
    }
    expect(explanations.filter(({ margin }) => margin >= 0).length).toBeGreaterThan(10);
    expect(explanations.filter(({ change }) => change !== null).length).toBeGreaterThan(100);
  });

  it('the changed rows score what was said', async () => {
    const matrix = rows();
    const explanations = await pool.explain({ model: trained, matrix: rows(), threshold: 0.5 });
    explanations.forEach(({ change }, row) => {
      if (change !== null) matrix.values[row * 3 + change.column] = change.value;
    });
    const { scores } = await pool.score({ model: trained, matrix, explainFrom: Infinity });
    expect([...scores]).toEqual(explanations.map(({ change, score }) => change?.score ?? score));
  });
});

/** A folder with a worker and, beside it, an onnxruntime as this one leaves it. */
type Break = (nodeModules: string) => void;

const nativeFolder = path.join('onnxruntime-node/bin/napi-v6', process.platform, process.arch);

/** As a disk that was full during the installation leaves a library. */
function cutLibrary(nodeModules: string): void {
  for (const name of ['onnxruntime-node', 'onnxruntime-common']) {
    cpSync(path.join(root, 'node_modules', name), path.join(nodeModules, name), {
      recursive: true,
      filter: (file) => !file.includes('napi-v6') || !/\.(dll|dylib|so[.\d]*|node)$/.test(file),
    });
  }
  for (const file of readdirSync(path.join(root, 'node_modules', nativeFolder))) {
    const bytes = readFileSync(path.join(root, 'node_modules', nativeFolder, file));
    const half = bytes.subarray(0, bytes.byteLength / 2);
    writeFileSync(path.join(nodeModules, nativeFolder, file), half);
  }
}

describe.each<[string, Break, RegExp]>([
  ['is not there', () => undefined, /onnxruntime-node does not load .*Cannot find module/s],
  ['is cut short', cutLibrary, /onnxruntime-node does not load/],
])('where onnxruntime %s', (_, breakIt, reason) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'anomaly-forest-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('trains, scores, explains and takes in to the same bits, and says so once', async () => {
    breakIt(path.join(folder, 'node_modules'));
    const outfile = path.join(folder, 'forest_worker.js');
    buildSync({
      entryPoints: [path.join(root, 'server/forest/forest_worker.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      // Found from that folder, if at all.
      external: ['onnxruntime-node'],
    });
    const said: string[] = [];
    const bare = createForestPool({
      workerFile: outfile,
      threads: 1,
      warn: (message) => said.push(message),
    });
    const here = await bare.train(make.randomMatrix(3_000, columns), options);
    expect(here).toEqual(trained);
    const batch = () => make.randomMatrix(2_000, columns, 7);
    const ask = { model: trained, explainFrom: 0.5 };
    const answer = await bare.score({ ...ask, matrix: batch() });
    expect(answer).toEqual(await pool.score({ ...ask, matrix: batch() }));
    const request = { model: trained, threshold: 0.5 };
    expect(await bare.explain({ ...request, matrix: batch() })).toHaveLength(2_000);
    const takenIn = (engine: ForestEngine) =>
      engine.takeIn(Uint8Array.from(trained.onnx), make.randomMatrix(25_000, columns, 7));
    expect(await takenIn(bare)).toEqual(await takenIn(pool));
    await bare.close();
    expect(said).toEqual([expect.stringMatching(reason)]);
  });
});

it.each([NaN, Infinity])('refuses a row that holds %d, and says where', async (value) => {
  const matrix = make.randomMatrix(10, columns);
  matrix.values[4] = value;
  await expect(pool.score({ model: trained, matrix, explainFrom: Infinity })).rejects.toThrow(
    /Row 1, column 1/,
  );
});

it('refuses rows of another width and a model that is none', async () => {
  const two = make.randomMatrix(10, [make.plain, make.plain]);
  await expect(pool.score({ model: trained, matrix: two, explainFrom: 1 })).rejects.toMatchObject({
    code: 'MODEL_FEATURES_MISMATCH',
  });
  const damaged = { sha256: 'x', onnx: trained.onnx.subarray(0, 999) };
  const matrix = make.randomMatrix(10, columns);
  await expect(pool.score({ model: damaged, matrix, explainFrom: 1 })).rejects.toMatchObject({
    code: 'MODEL_CORRUPT',
  });
});

it('leaves the event loop alone while it scores', async () => {
  const matrix = make.randomMatrix(200_000, columns, 3);
  const before = performance.eventLoopUtilization();
  await pool.score({ model: trained, matrix, explainFrom: Infinity });
  // Blocking would keep it at work all the time; where other programs do, it only waits the longer.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

describe('cancelling', () => {
  const scoreFew = () =>
    pool.score({
      model: trained,
      matrix: make.randomMatrix(10, columns),
      explainFrom: Infinity,
    });
  const many = () => make.randomMatrix(400_000, columns);
  const cancelAfter = (ms: number, matrix = many()) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ms);
    return pool.score({ model: large, matrix, explainFrom: Infinity }, controller.signal);
  };

  // Within these times the thread is in native code: ended there, it would take the process with it.
  it.each([20, 200, 300, 400, 500, 600])(
    'after %d ms stops the work, and the next goes on',
    async (ms) => {
      await expect(cancelAfter(ms)).rejects.toMatchObject({ code: 'ABORTED' });
      expect((await scoreFew()).scores).toHaveLength(10);
    },
  );

  it('stops a training too', async () => {
    const controller = new AbortController();
    const work = pool.train(
      make.randomMatrix(200_000, columns),
      { ...options, trees: 1_000 },
      controller.signal,
    );
    setTimeout(() => controller.abort(), 50);
    await expect(work).rejects.toMatchObject({ code: 'ABORTED' });
    expect((await scoreFew()).scores).toHaveLength(10);
  });

  it('answers what waits for a thread before that is free', async () => {
    const settled: string[] = [];
    const [first, second] = [many(), many()];
    const busy = pool
      .score({ model: trained, matrix: first, explainFrom: Infinity })
      .then(() => settled.push('busy'));
    const waiting = cancelAfter(1, second).catch(() => settled.push('waiting'));
    await Promise.all([busy, waiting]);
    expect(settled).toEqual(['waiting', 'busy']);
  });

  it('listens once for a batch, into however many parts it goes', async () => {
    const several = createForestPool({ workerFile, threads: 4 });
    const { signal } = new AbortController();
    const matrix = make.randomMatrix(200_000, columns);
    const work = several.score({ model: trained, matrix, explainFrom: Infinity }, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    expect((await work).scores).toHaveLength(200_000);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    await several.close();
  });

  it('refuses work that was cancelled before it began', async () => {
    const matrix = make.randomMatrix(10, columns);
    await expect(
      pool.score({ model: trained, matrix, explainFrom: Infinity }, AbortSignal.abort()),
    ).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

it('scores a page while a training has the only thread, and leaves long work waiting', async () => {
  const settled: string[] = [];
  const named = async (name: string, work: Promise<unknown>) => {
    await work;
    settled.push(name);
  };
  const rows = (count: number) => ({
    model: trained,
    matrix: make.randomMatrix(count, columns, 7),
    explainFrom: Infinity,
  });
  const training = make.randomMatrix(100_000, columns);
  await Promise.all([
    named('training', pool.train(training, { ...options, trees: 300 })),
    named('long', pool.score(rows(1_001))),
    named('first page', pool.score(rows(1_000))),
    named('second page', pool.score(rows(100))),
    named('explanation', pool.explain({ ...rows(10), threshold: 0.5 })),
  ]);
  expect(settled).toEqual(['first page', 'second page', 'explanation', 'training', 'long']);
});

it('refuses rows whose memory it already took, and goes on', async () => {
  const request = { model: trained, matrix: make.randomMatrix(10, columns), explainFrom: Infinity };
  await pool.score(request);
  await expect(pool.score(request)).rejects.toMatchObject({ code: 'INTERNAL' });
  const matrix = make.randomMatrix(10, columns);
  expect((await pool.score({ ...request, matrix })).scores).toHaveLength(10);
});

it('closes while it works: the work is cancelled first', async () => {
  const closing = createForestPool({ workerFile, threads: 1 });
  const work = closing.score({
    model: large,
    matrix: make.randomMatrix(400_000, columns),
    explainFrom: Infinity,
  });
  const refused = expect(work).rejects.toMatchObject({ code: 'ABORTED' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await closing.close();
  await refused;
});

it('says that a thread cannot start', async () => {
  const broken = createForestPool({ workerFile: path.join(root, 'nowhere.js'), threads: 1 });
  const matrix = make.randomMatrix(10, columns);
  await expect(broken.train(matrix, options)).rejects.toMatchObject({ code: 'SCORER_UNAVAILABLE' });
  await broken.close();
});
