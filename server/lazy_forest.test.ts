import type { ForestEngine } from './forest/forest_engine';
import { LazyForest } from './lazy_forest';

const matrix = { values: new Float64Array(2), rows: 1, columns: 2 };
const options = { trees: 1, sampleSize: 2, seed: 1 };

function fakeEngine() {
  const calls: string[] = [];
  const engine = {
    train: () => Promise.resolve(calls.push('train')),
    close: () => Promise.resolve(calls.push('close')),
  } as unknown as ForestEngine;
  return { calls, engine };
}

test('loads once, on first use', async () => {
  const { calls, engine } = fakeEngine();
  let loads = 0;
  const forest = new LazyForest(() => {
    loads += 1;
    return Promise.resolve(engine);
  });
  expect(loads).toBe(0);
  await Promise.all([forest.train(matrix, options), forest.train(matrix, options)]);
  await forest.close();
  expect(loads).toBe(1);
  expect(calls).toEqual(['train', 'train', 'close']);
});

test('closing what was never used loads nothing', async () => {
  let loads = 0;
  const forest = new LazyForest(() => {
    loads += 1;
    return Promise.resolve(fakeEngine().engine);
  });
  await forest.close();
  expect(loads).toBe(0);
});

test('a library that does not load fails the call alone, and is tried again', async () => {
  const { calls, engine } = fakeEngine();
  let works = false;
  const forest = new LazyForest(() =>
    works ? Promise.resolve(engine) : Promise.reject(new Error('GLIBC_2.28 not found')),
  );
  await expect(forest.train(matrix, options)).rejects.toMatchObject({
    code: 'SCORER_UNAVAILABLE',
    message: 'The forest cannot be loaded: GLIBC_2.28 not found',
  });
  await forest.close();
  works = true;
  await forest.train(matrix, options);
  expect(calls).toEqual(['train']);
});
