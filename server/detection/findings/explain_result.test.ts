import path from 'path';
import {
  explainResult as contract,
  type ResultExplanation,
} from '../../../common/api/explain_result';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { Detector } from '../../../common/detector';
import type { Feature } from '../../../common/feature';
import { buildForestWorker } from '../../../packaging/build_worker';
import { createForestPool } from '../../forest/forest_pool';
import { createAbortController } from '../abort';
import { explainResult } from './explain_result';
import { deleteModel } from '../models/change_model_roles';
import { aDetector, InMemoryPorts, startOfTest } from '../ports/ports.mock';
import { resultId } from '../scoring/result_id';
import { scoreDetector } from '../scoring/score_detector';
import { trainDetector } from '../models/train_detector';

const { signal } = createAbortController();
const root = path.join(__dirname, '../../..');

const features: Feature[] = [
  { field: 'load', missing: 'median' },
  { field: 'bytes', missing: 'skip' },
  { field: 'jobs', missing: 'skip', min: 0 },
  { field: 'proto', missing: 'median', kind: 'keyword' },
  { field: 'source.ip', missing: 'median', kind: 'ip' },
  { field: 'at', missing: 'median', kind: 'date' },
];
const detector = aDetector({
  features,
  model: {
    ...aDetector().model,
    transform: 'auto',
    trees: 60,
    threshold: { contamination: 0.2 },
  },
});

const ordinary = (i: number) => ({
  load: 40 + ((i * 37) % 90) / 7,
  bytes: 1000 + ((i * 53) % 90) + (i % 50 === 0 ? 10 ** (i / 100) : 0),
  jobs: (i * 7) % 9,
  proto: ['tcp', 'tcp', 'udp', 'icmp'][i % 4],
  source: { ip: `10.0.${(i * i) % 5}.7` },
  at: Date.UTC(2026, 0, 5 + (i % 5), 8 + ((i * 3) % 9)),
});
type Source = Record<string, unknown>;

const document = (source: Source, i: number) => ({
  index: 'pump',
  id: `doc-${i}`,
  time: startOfTest + i * 1000,
  source,
});

const workerFile = buildForestWorker(root, path.join(root, 'target/test/explain_result'));
const forest = createForestPool({ workerFile, threads: 1 });

afterAll(() => forest.close());

async function trained(changes: Partial<Detector> = {}): Promise<InMemoryPorts> {
  const ports = new InMemoryPorts();
  ports.forest = forest;
  ports.stored.set('pump', { ...detector, ...changes });
  ports.source = Array.from({ length: 600 }, (_, i) => document(ordinary(i), i));
  await trainDetector(ports, 'pump', signal);
  return ports;
}

async function score(ports: InMemoryPorts, sources: readonly Source[]): Promise<void> {
  ports.source = sources.map(document);
  ports.written.clear();
  ports.stateOf.clear();
  await scoreDetector(ports, 'pump', { signal });
}

const idOf = (i: number) => resultId('pump', 'pump', `doc-${i}`);

async function explain(ports: InMemoryPorts, i = 0): Promise<ResultExplanation> {
  const answer = await explainResult(ports, { detectorId: 'pump', resultId: idOf(i) }, signal);
  const wire = JSON.parse(JSON.stringify(answer)) as unknown;
  return decodeOrThrow(contract.response, wire, { what: 'explanation' });
}

function explanationOf({ explanation }: ResultExplanation) {
  if (explanation === null) throw new Error('not explained');
  return explanation;
}

/** The document with the change that was named; null for a moment, which is named by its parts alone. */
function changed(source: Source, feature: string, to: number | string): Source | null {
  if (feature === 'at') return null;
  if (feature === 'source.ip') return { ...source, source: { ip: String(to).split('/')[0] } };
  return { ...source, [feature]: to };
}

it('names a change that, made in the document, turns the verdict as scoring gives it', async () => {
  const ports = await trained();
  const columns = ports.modelsOf[0]?.manifest.features ?? [];
  expect(columns.find(({ field }) => field === 'bytes')).toHaveProperty('asinh');
  const sources: Source[] = Array.from({ length: 120 }, (_, i) => {
    const far = [
      {},
      { load: 90 + i / 3 },
      { bytes: 10 ** (3 + (i % 8)) + i },
      { jobs: 40 },
      { proto: 'gre' },
      { source: { ip: '203.0.113.9' } },
      { at: Date.UTC(2026, 0, 10, 3, 12) },
      { load: undefined },
    ][i % 8];
    return { ...ordinary(i * 5), ...far };
  });
  await score(ports, sources);
  const results = await Promise.all(sources.map((_, i) => explain(ports, i)));
  const scored = sources.map((_, i) => ports.written.get(idOf(i)));

  const again: Array<{ source: Source; flagged: boolean; score: number }> = [];
  const features = new Set<string>();
  results.forEach((result, i) => {
    const { change, reasons, ...explanation } = explanationOf(result);
    expect(explanation).toMatchObject({
      model_version: 1,
      scored_by: 1,
      is_scoring_model: true,
      score: scored[i]?.ml_score,
      stored_score: scored[i]?.ml_score,
      threshold: scored[i]?.ml.threshold,
    });
    const flagged = scored[i]?.ml_anomaly === true;
    expect(explanation.margin >= 0).toBe(flagged);
    if (flagged) expect(reasons).toEqual(scored[i]?.ml.reasons);
    expect(reasons).toHaveLength(6);
    if (change?.to === undefined || change.to === null) return;
    features.add(change.feature);
    expect(change.score >= explanation.threshold).toBe(!flagged);
    const source = changed(sources[i] ?? {}, change.feature, change.to);
    if (source !== null) again.push({ source, flagged, score: change.score });
  });
  expect(again.length).toBeGreaterThan(60);
  expect(new Set(again.map(({ flagged }) => flagged)).size).toBe(2);
  expect([...features]).toEqual(expect.arrayContaining(['load', 'bytes', 'jobs']));

  await score(
    ports,
    again.map(({ source }) => source),
  );
  again.forEach((expected, i) => {
    const result = ports.written.get(idOf(i));
    expect(result?.ml_score).toBe(expected.score);
    expect(result?.ml_anomaly).toBe(!expected.flagged);
  });
});

it.each([
  ['proto', { proto: 'gre' }, ['tcp', 'udp', 'icmp']],
  ['source.ip', { source: { ip: '203.0.113.9' } }, ['10.0.0.0/24', '10.0.1.0/24', '10.0.4.0/24']],
])('says a change of %s by its name', async (field, far, known) => {
  const only = features.filter((feature) => feature.field === field);
  const ports = await trained({
    features: only,
    model: { ...detector.model, threshold: { contamination: 0.05 } },
  });
  await score(ports, [{ ...ordinary(2), ...far }]);
  const { change } = explanationOf(await explain(ports));
  expect(change).toMatchObject({ feature: field });
  expect(known).toContain(change?.to);
  expect(change?.from).toBe(field === 'proto' ? 'gre' : '203.0.113.9');
});

it('says a change of a moment by weekday and time', async () => {
  const at: Feature = { field: '@timestamp', missing: 'skip', kind: 'date' };
  const ports = await trained({ features: [at] });
  ports.now = Date.UTC(2026, 1, 1);
  ports.source = Array.from({ length: 600 }, (_, i) => ({
    ...document({}, i),
    time: Date.UTC(2026, 0, 5 + (i % 5), 8 + ((i * 3) % 9), i % 60),
  }));
  await trainDetector(ports, 'pump', signal);
  ports.source = [{ ...document({}, 0), time: Date.UTC(2026, 0, 8, 3, 12) }];
  ports.stateOf.clear();
  await scoreDetector(ports, 'pump', { signal });
  const { change, threshold } = explanationOf(await explain(ports));
  expect(change).toMatchObject({ feature: '@timestamp', from: 'Thu 03:12' });
  expect(change?.to).toMatch(/^Thu (0[4-9]|1\d):\d\d$/);
  expect(change?.score).toBeLessThan(threshold);
});

it('reads the source where a result has no copy of the features, and says so when it is gone', async () => {
  const ports = await trained({ destination: { index: 'pump-ml', copy_fields: ['load'] } });
  await score(ports, [{ ...ordinary(3), load: 300 }]);
  const { document: shown, explanation } = await explain(ports);
  expect(shown).toEqual([
    { field: 'load', value: '300' },
    { field: '@timestamp', value: new Date(startOfTest).toISOString() },
  ]);
  expect(explanation?.score).toBe(explanation?.stored_score);
  ports.source = [];
  await expect(explain(ports)).rejects.toMatchObject({
    code: 'SOURCE_GONE',
    message: expect.stringContaining('bytes, jobs, proto, source.ip, at') as string,
  });
});

it('says that a source document is another one by now', async () => {
  const ports = await trained({ destination: { index: 'pump-ml', copy_fields: ['load'] } });
  await score(ports, [ordinary(3)]);
  ports.source = [document({ ...ordinary(3), bytes: 'many' }, 0)];
  await expect(explain(ports)).rejects.toMatchObject({ code: 'FEATURE_NOT_NUMERIC' });
  ports.source = [document({ ...ordinary(3), bytes: 5 }, 0)];
  const explanation = explanationOf(await explain(ports));
  expect(explanation.score).not.toBe(explanation.stored_score);
});

it('lets the champion explain where the version that scored is gone', async () => {
  const ports = await trained();
  await score(ports, [{ ...ordinary(3), load: 300 }]);
  ports.stored.set('pump', { ...detector, model: { ...detector.model, seed: 7 } });
  ports.source = Array.from({ length: 600 }, (_, i) => document(ordinary(i), i));
  await trainDetector(ports, 'pump', signal);
  expect(await explain(ports)).toMatchObject({ explanation: { model_version: 1 } });
  await deleteModel(ports, 'pump', { version: 1, who: 'ada', why: '' });
  const explanation = explanationOf(await explain(ports));
  expect(explanation).toMatchObject({ model_version: 2, scored_by: 1, is_scoring_model: false });
  expect(explanation.score).not.toBe(explanation.stored_score);
});

it('shows of a skipped row its fields alone, within bounds', async () => {
  const ports = await trained();
  const many = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`f${i}`, i]));
  await score(ports, [{ a: { b: [1, 2] }, long: 'x'.repeat(5_000), bytes: null, ml: 7, ...many }]);
  const { document: shown, ...answer } = await explain(ports);
  expect(answer).toMatchObject({ explanation: null, source: { index: 'pump', id: 'doc-0' } });
  expect(shown[0]).toEqual({ field: 'a.b', value: '[1,2]' });
  expect(shown[1]?.value).toHaveLength(1_001);
  expect(shown[2]).toEqual({ field: 'bytes', value: 'null' });
  expect([shown.length, answer.fields_left_out]).toEqual([500, 204]);
  expect(shown.map(({ field }) => field)).not.toContain('ml');
});

it('knows no result of another id', async () => {
  const ports = await trained();
  await expect(explain(ports, 5_000)).rejects.toMatchObject({ code: 'RESULT_NOT_FOUND' });
});
