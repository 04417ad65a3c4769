import fc from 'fast-check';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { Feature } from '../../../common/feature';
import { trainedFeatureCodec } from '../../../common/model_manifest';
import { buildRow, type Row } from './build_rows';
import { ColumnLearner } from './learn_columns';
import { toMatrix } from './to_matrix';

const features: Feature[] = [
  { field: 'bytes', missing: 'median' },
  { field: 'proto', missing: 'median', kind: 'keyword' },
  { field: 'user', missing: 'median', kind: 'keyword', encoding: 'rarity' },
  { field: 'ip', missing: 'median', kind: 'ip' },
  { field: 'at', missing: 'median', kind: 'date', time_zone: 'Asia/Kolkata' },
];
const plan = { features, source: { time_field: '@timestamp' } };

const documents = fc.record(
  {
    bytes: fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((bytes) => bytes + 0),
    proto: fc.constantFrom('tcp', 'udp', 'icmp'),
    user: fc.string(),
    ip: fc.oneof(fc.ipV4(), fc.ipV6()),
    at: fc.integer({ min: 1e12, max: 2e12 }),
  },
  { requiredKeys: [] },
);

function rowOf(source: unknown): Row {
  const row = buildRow({ source, time: null }, plan);
  if ('code' in row) throw new Error(`${row.code} ${row.field}`);
  return row;
}

const full = { bytes: 1, proto: 'tcp', user: 'eve', ip: '10.0.0.1', at: 1.7e12 };

async function learnFrom(sources: readonly unknown[]) {
  const learner = new ColumnLearner(features);
  const rows = sources.map((source) => learner.take(rowOf(source)));
  const columns = (await learner.learn(rows)).map(({ trained }) => trained);
  return { rows, columns };
}

it('has a finite number for every value that may come, in columns that a manifest can keep', async () => {
  const some = fc.array(documents, { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(documents), some, async (training, later) => {
      const { columns } = await learnFrom([full, ...training]);
      const stored: unknown = JSON.parse(JSON.stringify(columns));
      const kept = (stored as unknown[]).map((column) =>
        decodeOrThrow(trainedFeatureCodec, column, { what: 'column' }),
      );
      expect(kept).toEqual(columns);
      const matrix = await toMatrix(later.map(rowOf), kept);
      expect(matrix).toMatchObject({ rows: later.length, columns: 7 });
      expect(matrix.values.every(Number.isFinite)).toBe(true);
    }),
  );
});

it('learns the same from the same rows, and scores a row as it was trained on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(documents), async (training) => {
      const sources = [full, ...training];
      const first = await learnFrom(sources);
      expect((await learnFrom(sources)).columns).toEqual(first.columns);
      expect(await toMatrix(sources.map(rowOf), first.columns)).toEqual(
        await toMatrix(first.rows, first.columns),
      );
    }),
  );
});

it('lets the most frequent category stand in for a missing one', async () => {
  const { columns } = await learnFrom([
    { ...full, proto: 'udp', ip: '10.0.0.1', at: Date.UTC(2026, 0, 1) },
    { ...full, proto: 'udp', ip: '8.8.8.8', at: Date.UTC(2026, 0, 1) },
    { ...full, proto: 'tcp', ip: '8.8.8.9', at: Date.UTC(2026, 0, 1) },
  ]);
  const [filled, same] = [{}, { bytes: 1, proto: 'udp', user: 'eve', ip: '8.8.8.7' }];
  const at = Date.UTC(2026, 0, 8);
  const matrix = await toMatrix([rowOf(filled), rowOf({ ...same, at })], columns);
  expect(Array.from(matrix.values.subarray(0, 7))).toEqual(Array.from(matrix.values.subarray(7)));
  expect(Array.from(matrix.values.subarray(5, 7))).toEqual([5.5, 4]);
});

it('keeps fewer categories a column where a model has many such columns', async () => {
  const many: Feature[] = Array.from({ length: 100 }, (_, i) => ({
    field: `k${i}`,
    missing: 'skip',
    kind: 'keyword',
  }));
  const learner = new ColumnLearner(many);
  const rows = Array.from({ length: 500 }, (_, r) => {
    const source = Object.fromEntries(many.map(({ field }) => [field, `v${r}`]));
    const row = buildRow({ source, time: null }, { ...plan, features: many });
    if ('code' in row) throw new Error(row.code);
    return learner.take(row);
  });
  const kept = (await learner.learn(rows)).map(({ trained }) => trained.categories?.values.length);
  expect(new Set(kept)).toEqual(new Set([200]));
});
