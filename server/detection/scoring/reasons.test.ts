import fc from 'fast-check';
import path from 'path';
import { buildForestWorker } from '../../../packaging/build_worker';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { Feature } from '../../../common/feature';
import { resultCodec, type Result } from '../../../common/result';
import { createForestPool } from '../../forest/forest_pool';
import { aDetector, InMemoryPorts, startOfTest } from '../ports/ports.mock';
import { scoreDetector } from './score_detector';
import { trainDetector } from '../models/train_detector';

const { signal } = new AbortController();
const root = path.join(__dirname, '../../..');

const features: Feature[] = [
  { field: 'bytes', missing: 'median' },
  { field: 'ok', missing: 'median' },
  { field: 'proto', missing: 'median', kind: 'keyword' },
  { field: 'user.name', missing: 'median', kind: 'keyword' },
  { field: 'source.ip', missing: 'median', kind: 'ip' },
  { field: 'at', missing: 'median', kind: 'date' },
];
/** Every row is flagged, and so explained. */
const detector = aDetector({
  features,
  model: { ...aDetector().model, trees: 25, threshold: { score: 0 } },
});

const ordinary = (i: number) => ({
  bytes: 1000 + ((i * 37) % 90),
  ok: i % 3 === 0,
  proto: ['tcp', 'tcp', 'udp'][i % 3],
  user: { name: `user-${(i * i) % 40}` },
  source: { ip: i % 2 === 0 ? `10.0.${i % 5}.7` : `2001:db8:${i % 4}::1` },
  at: Date.UTC(2026, 0, 5 + (i % 5), 8 + (i % 9)),
});

const anyDocument = fc.record(
  {
    bytes: fc.double({ noNaN: true, min: -1e30, max: 1e30 }),
    ok: fc.boolean(),
    proto: fc.string(),
    user: fc.record({ name: fc.oneof(fc.string(), fc.constant('user-1')) }),
    source: fc.record({ ip: fc.oneof(fc.ipV4(), fc.ipV6()) }),
    at: fc.integer({ min: 1e12, max: 2e12 }),
  },
  { requiredKeys: [] },
);

const toDocument = (source: Record<string, unknown>, i: number) => ({
  index: 'pump',
  id: `doc-${i}`,
  time: startOfTest + i * 1000,
  source,
});

const workerFile = buildForestWorker(root, path.join(root, 'target/test/reasons'));
const forest = createForestPool({ workerFile, threads: 1 });
const ports = new InMemoryPorts();
ports.forest = forest;

beforeAll(async () => {
  ports.stored.set(detector.id, detector);
  ports.source = Array.from({ length: 400 }, (_, i) => toDocument(ordinary(i), i));
  await trainDetector(ports, detector.id, signal);
});

afterAll(() => forest.close());

async function resultsOf(sources: readonly Record<string, unknown>[]): Promise<Result[]> {
  ports.source = sources.map(toDocument);
  ports.written.clear();
  ports.stateOf.clear();
  await scoreDetector(ports, detector.id, { signal });
  return [...ports.written.values()].map((result) =>
    decodeOrThrow(resultCodec, result, { what: 'result' }),
  );
}

async function resultOf(source: Record<string, unknown>): Promise<Result> {
  const [result] = await resultsOf([source]);
  if (result === undefined) throw new Error('no result');
  return result;
}

it('has one reason a feature, which together make the score out of its base', async () => {
  const base = ports.modelsOf[0]?.manifest.base_score ?? NaN;
  await fc.assert(
    fc.asyncProperty(fc.array(anyDocument, { minLength: 1 }), async (sources) => {
      const results = await resultsOf(sources);
      expect(results).toHaveLength(sources.length);
      for (const { ml, ml_score } of results) {
        const reasons = ml.reasons ?? [];
        expect(reasons.map(({ feature }) => feature).sort()).toEqual(
          features.map(({ field }) => field).sort(),
        );
        const sum = reasons.reduce((total, { contribution }) => total + contribution, base);
        expect(Math.abs(sum - (ml_score ?? NaN))).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 30 },
  );
});

it('says each value, and what is typical, as people know it', async () => {
  const { ml } = await resultOf({
    bytes: 7,
    ok: true,
    proto: 'icmp',
    user: { name: 'eve' },
    source: { ip: '::ffff:203.0.113.9' },
    at: Date.UTC(2026, 0, 4, 3, 12),
  });
  expect(ml).toMatchObject({
    status: 'unseen_category',
    unseen: ['proto', 'user.name', 'source.ip'],
    out_of_range: ['bytes', 'at'],
  });
  const of = new Map(ml.reasons?.map((reason) => [reason.feature, reason]));
  expect(Object.fromEntries(of)).toMatchObject({
    bytes: { value: 7, typical: 1044.5 },
    ok: { value: 1, typical: 0 },
    proto: { value_text: 'icmp', typical_text: 'tcp' },
    'user.name': { value_text: 'eve', typical_text: 'user-1' },
    'source.ip': { value_text: '203.0.113.9', typical_text: '2001:db8:1::/48' },
    at: { value_text: 'Sun 03:12', typical_text: 'Wed 12:00' },
  });
});

it('names what is missing, and says what stood in for it', async () => {
  const { ml } = await resultOf({ bytes: 1000, ok: false, user: { name: 'user-0' }, proto: 'tcp' });
  expect(ml).toMatchObject({ status: 'imputed', imputed: ['source.ip', 'at'] });
  expect(ml.reasons?.find(({ feature }) => feature === 'source.ip')).toMatchObject({
    value_text: '2001:db8:1::/48',
    typical_text: '2001:db8:1::/48',
  });
  expect(ml).not.toHaveProperty('unseen');
});

it('scores an ordinary row as ordinary', async () => {
  const { ml } = await resultOf(ordinary(4));
  expect(ml.status).toBe('scored');
});

it('scores a value that was never seen as the rarest that was: no tree can tell them apart', async () => {
  const { features: columns } = ports.modelsOf[0]?.manifest ?? { features: [] };
  const users = columns.find(({ field }) => field === 'user.name')?.categories?.values ?? [];
  const rarest = users[users.length - 1] ?? '';
  const [seen, unseen] = await resultsOf(
    [rarest, 'eve'].map((name) => ({ ...ordinary(6), user: { name } })),
  );
  expect(unseen?.ml_score).toBe(seen?.ml_score);
  expect([seen?.ml.status, unseen?.ml.status]).toEqual(['scored', 'unseen_category']);
});
