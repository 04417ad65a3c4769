import { seedStabilityCodec } from '../../../common/api/seed_stability';
import { AppError } from '../../../common/errors';
import { aDetector, documents, type InMemoryPorts, trainedWorld } from '../ports/ports.mock';
import { seedStability } from './seed_stability';

const { signal } = new AbortController();

/** Ten rows of each x from 0 to 6; the last of `scores` stands for every later forest. */
async function world(...scores: Array<(x: number, row: number) => number>) {
  const detector = aDetector({ model: { ...aDetector().model, threshold: { score: 0.6 } } });
  const ports = await trainedWorld(documents(70), detector);
  const { forest } = ports;
  const train = forest.train.bind(forest);
  const seeds: number[] = [];
  ports.forest.train = async (matrix, options, trainSignal) => {
    const own = scores[Math.min(seeds.length, scores.length - 1)];
    seeds.push(options.seed);
    const trained = await train(matrix, options, trainSignal);
    return {
      ...trained,
      scores: own === undefined ? trained.scores : trained.scores.map((x, row) => own(x * 10, row)),
    };
  };
  return { ports, seeds };
}

const stability = (ports: InMemoryPorts, seeds?: number) =>
  seedStability(ports, { detectorId: 'pump', seeds }, signal);

it('trains with the seeds from the detector’s own on, and stores nothing', async () => {
  const { ports, seeds } = await world((x) => x / 10);
  const found = await stability(ports);
  expect(seeds).toEqual([42, 43, 44, 45, 46]);
  expect(ports.modelsOf).toHaveLength(1);
  expect(seedStabilityCodec.is(found)).toBe(true);
  expect(found).toMatchObject({ rows: 70, trees: 100, sample_size: 70, rows_left_out: 0 });
  expect(found.pairs).toHaveLength(10);
  expect(found.pairs[0]).toEqual({ a: 42, b: 43, rank_correlation: 1, flag_agreement: 1 });
  expect(found.flagged_by).toEqual([60, 0, 0, 0, 0, 10]);
});

it('says how far forests differ', async () => {
  // The second flags x = 5 beside x = 6; the third turns the order round and flags x = 0.
  const { ports } = await world(
    (x) => x / 10,
    (x) => (x + 1) / 10,
    (x) => (6 - x) / 10,
  );
  const { pairs, forests, flagged_by } = await stability(ports, 3);
  expect(forests.map(({ flagged }) => flagged)).toEqual([10, 20, 10]);
  expect(pairs.map(({ flag_agreement: share }) => share)).toEqual([0.5, 0, 0]);
  expect(pairs[0]?.rank_correlation).toBeCloseTo(1, 12);
  expect(pairs[1]?.rank_correlation).toBeCloseTo(-1, 12);
  expect(flagged_by).toEqual([40, 20, 10, 0]);
});

it('draws a bounded sample', async () => {
  const { ports } = await world((x) => x / 10);
  const sample = jest.spyOn(ports.reader, 'sample');
  await stability(ports, 2);
  const [, options] = sample.mock.calls[0] ?? [];
  expect(options).toMatchObject({ size: 5_000, seed: 42 });
});

it('says where forests have no order and flag nothing', async () => {
  const { ports } = await world(() => 0.5);
  const { pairs } = await stability(ports, 2);
  expect(pairs).toEqual([{ a: 42, b: 43, rank_correlation: null, flag_agreement: null }]);
});

it('refuses too few rows, and passes on that it was cancelled', async () => {
  const { ports } = await world((x) => x / 10);
  ports.forest.train = () => Promise.reject(new AppError('ABORTED', 'The work was cancelled.'));
  await expect(stability(ports)).rejects.toMatchObject({ code: 'ABORTED' });
  ports.source = ports.source.slice(0, 5);
  await expect(stability(ports)).rejects.toMatchObject({ code: 'NOT_ENOUGH_ROWS' });
});
