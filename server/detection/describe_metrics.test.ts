import { metricsCodec } from '../../common/api/get_metrics';
import { AppError } from '../../common/errors';
import { describeMetrics } from './describe_metrics';
import { aDetector, documents, InMemoryPorts, trainedWorld } from './ports/ports.mock';
import { scoreDetector } from './scoring/score_detector';

const { signal } = new AbortController();

async function onlyDetector(ports: InMemoryPorts) {
  const metrics = await describeMetrics(ports, signal);
  expect(metricsCodec.is(metrics)).toBe(true);
  const [detector] = metrics.detectors;
  if (detector === undefined || metrics.detectors.length !== 1) throw new Error('not one detector');
  return detector;
}

it('tells what runs did, what waits and how old the model is', async () => {
  const rows = documents(90);
  rows.slice(0, 2).forEach((document) => (document.source = { ...document.source, x: 'high' }));
  rows.slice(2, 4).forEach((document) => (document.source = { ...document.source, y: null }));
  rows.slice(4, 5).forEach((document) => (document.source = { ...document.source, y: 'low' }));
  const ports = await trainedWorld(rows);
  const startedAt = ports.now;
  ports.beforeWrite = () => (ports.now = startedAt + 2_000);
  await scoreDetector(ports, 'pump', { signal });
  ports.now += 10_000;
  ports.source.push(...documents(7, ports.now).map((d) => ({ ...d, id: `new-${d.id}` })));
  expect(await onlyDetector(ports)).toEqual({
    id: 'pump',
    phase: 'running',
    rows_per_second: 90 / 300,
    busy_rows_per_second: 90 / 2,
    lag_ms: 12_000,
    queue: 7,
    rows: {
      ingested: 97,
      scored: 85,
      skipped: 5,
      dead_lettered: 0,
      pending: 7,
      missing: 0,
      gone: 0,
    },
    rows_error: null,
    skipped_by_code: [
      { code: 'FEATURE_NOT_NUMERIC', rows: 3 },
      { code: 'FEATURE_NULL', rows: 2 },
    ],
    recent_runs: { succeeded: 2, failed: 0 },
    error: null,
    model: { version: 1, age_ms: 12_000 },
  });
});

it('tells rows a second over the time that its runs cover', async () => {
  const ports = await trainedWorld(documents(3_000, 0));
  const { value } = await ports.states.get('pump');
  const runs = Array.from({ length: 20 }, (_, i) => ({
    kind: 'score' as const,
    started_at: new Date(ports.now - (i + 1) * 5_000).toISOString(),
    took_ms: 1_000,
    rows_read: 500,
    rows_scored: 490,
    rows_anomalous: 3,
    rows_skipped: 10,
    rows_dead_lettered: 0,
    more: false,
  }));
  const keep = (some: typeof runs) =>
    ports.stateOf.set('pump', { value: { ...value, runs: some }, version: '9' });
  keep(runs);
  // There may have been others before the 20 that are kept.
  expect(await onlyDetector(ports)).toMatchObject({
    rows_per_second: 100,
    busy_rows_per_second: 500,
  });
  keep(runs.slice(0, 6));
  expect(await onlyDetector(ports)).toMatchObject({ rows_per_second: 10 });
  ports.now += 3_600_000;
  expect(await onlyDetector(ports)).toMatchObject({ rows_per_second: 0 });
});

it('tells of failures, and of rows that cannot be counted', async () => {
  const ports = await trainedWorld(documents(40));
  ports.destination.check = () => Promise.reject(new AppError('ASSET_MISSING', 'No template.'));
  await scoreDetector(ports, 'pump', { signal }).catch(() => undefined);
  ports.results.settledCounts = () => Promise.reject(new AppError('ES_FORBIDDEN', 'No right.'));
  expect(await onlyDetector(ports)).toMatchObject({
    phase: 'failing',
    error: 'ASSET_MISSING',
    recent_runs: { succeeded: 1, failed: 1 },
    rows: null,
    queue: null,
    rows_error: 'ES_FORBIDDEN: No right.',
    skipped_by_code: [],
  });
});

it('tells of a detector that has done nothing yet', async () => {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector());
  expect(await onlyDetector(ports)).toMatchObject({
    phase: 'waiting_for_rows',
    rows_per_second: 0,
    busy_rows_per_second: null,
    lag_ms: null,
    model: null,
  });
});
