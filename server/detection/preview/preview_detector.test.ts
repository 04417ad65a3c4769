import { documents, InMemoryPorts } from '../ports/ports.mock';
import { previewDetector } from './preview_detector';

const { signal } = new AbortController();

const input = {
  id: 'pump',
  source: { indices: ['pump'] },
  features: ['x', 'y'],
  training: { min_rows: 16 },
  model: { threshold: { alerts_per_day: 5 } },
};

function world(rows = 70): InMemoryPorts {
  const ports = new InMemoryPorts();
  ports.source = documents(rows);
  return ports;
}

it('names the rows that stand out, with reasons that add up to their scores', async () => {
  const ports = world();
  const preview = await previewDetector(ports, input, signal);
  expect(preview.findings).toHaveLength(20);
  const [first] = preview.findings;
  expect(first).toMatchObject({ score: 0.6, source: { index: 'pump', id: 'doc-6' } });
  for (const { score, reasons } of preview.findings) {
    const sum = reasons.reduce((total, { contribution }) => total + contribution, 0);
    expect(preview.base_score + sum).toBeCloseTo(score, 9);
  }
  const scores = preview.findings.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

it('says how many rows come in a day, from which the price of a threshold follows', async () => {
  const preview = await previewDetector(world(), input, signal);
  // A document a second: 70 in 69 seconds.
  expect(preview.rows_per_day).toBeCloseTo((70 / 69) * 86_400, 6);
  expect(preview.score_histogram.reduce((sum, count) => sum + count)).toBe(preview.rows);
});

it('knows no rate of rows of one time, and works all the same', async () => {
  const ports = world();
  const [one] = ports.source;
  ports.source = ports.source.map((row) => ({ ...row, time: one?.time ?? 0 }));
  expect((await previewDetector(ports, input, signal)).rows_per_day).toBeNull();
});

it('stores nothing', async () => {
  const ports = world();
  await previewDetector(ports, input, signal);
  expect(ports.modelsOf).toEqual([]);
  expect(ports.stateOf.size + ports.rolesOf.size + ports.stored.size).toBe(0);
  expect(ports.written.size).toBe(0);
});

it('reads no more than a sample, and says what was left out of it', async () => {
  const ports = world();
  ports.source.slice(0, 4).forEach((row) => (row.source.x = null));
  const sizes: number[] = [];
  const { reader } = ports;
  ports.reader = {
    ...reader,
    sample: (scope, options, stop) => {
      sizes.push(options.size);
      return reader.sample(scope, options, stop);
    },
  };
  const much = { ...input, training: { min_rows: 16, max_rows: 500_000 } };
  const preview = await previewDetector(ports, much, signal);
  expect(sizes).toEqual([10_000]);
  expect(preview).toMatchObject({ rows: 66, left_out_reasons: { FEATURE_NULL: 4 } });
});

it('refuses what cannot be trained, and ends when nobody waits any more', async () => {
  await expect(previewDetector(world(10), input, signal)).rejects.toMatchObject({
    code: 'NOT_ENOUGH_ROWS',
  });
  await expect(previewDetector(world(), input, AbortSignal.abort())).rejects.toMatchObject({
    code: 'ABORTED',
  });
});
