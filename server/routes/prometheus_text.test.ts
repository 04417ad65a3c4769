import { Registry } from 'prom-client';
import type { DetectorMetrics, Metrics } from '../../common/api/get_metrics';
import { getPrometheusMetrics } from '../../common/api/get_prometheus_metrics';
import { prometheusText } from './prometheus_text';

const host = { version: '0.1.0', kind: 'standalone' } as const;

const pump: DetectorMetrics = {
  id: 'pump',
  phase: 'failing',
  rows_per_second: 12.5,
  busy_rows_per_second: 8_000,
  lag_ms: 1_500,
  queue: 30,
  rows: { ingested: 100, scored: 60, skipped: 9, dead_lettered: 1, pending: 25, missing: 5, gone: 0 }, // prettier-ignore
  rows_error: null,
  skipped_by_code: [{ code: 'FEATURE_MISSING', rows: 9 }],
  recent_runs: { succeeded: 18, failed: 2 },
  error: 'ES_UNAVAILABLE',
  model: { version: 3, age_ms: 60_000 },
};

const textOf = (...detectors: DetectorMetrics[]) =>
  prometheusText({ at: '2026-01-01T00:00:00.000Z', detectors } satisfies Metrics, host);

/** The lines that are values. */
const samples = (text: string) => text.split('\n').filter((line) => /^[a-z]/.test(line));

it('writes every number with its unit in its name', async () => {
  expect(samples(await textOf(pump))).toEqual([
    'anomaly_forest_build_info{version="0.1.0",host="standalone"} 1',
    'anomaly_forest_phase{detector="pump",phase="failing"} 1',
    'anomaly_forest_source_rows{detector="pump"} 100',
    'anomaly_forest_rows{detector="pump",state="scored"} 60',
    'anomaly_forest_rows{detector="pump",state="skipped"} 9',
    'anomaly_forest_rows{detector="pump",state="dead_lettered"} 1',
    'anomaly_forest_rows{detector="pump",state="pending"} 25',
    'anomaly_forest_rows{detector="pump",state="missing"} 5',
    'anomaly_forest_rows{detector="pump",state="gone"} 0',
    'anomaly_forest_skipped_rows{detector="pump",code="FEATURE_MISSING"} 9',
    'anomaly_forest_queue_rows{detector="pump"} 30',
    'anomaly_forest_rows_countable{detector="pump"} 1',
    'anomaly_forest_rows_per_second{detector="pump"} 12.5',
    'anomaly_forest_busy_rows_per_second{detector="pump"} 8000',
    'anomaly_forest_lag_seconds{detector="pump"} 1.5',
    'anomaly_forest_recent_runs{detector="pump",outcome="succeeded"} 18',
    'anomaly_forest_recent_runs{detector="pump",outcome="failed"} 2',
    'anomaly_forest_error{detector="pump",code="ES_UNAVAILABLE"} 1',
    'anomaly_forest_model_version{detector="pump"} 3',
    'anomaly_forest_model_age_seconds{detector="pump"} 60',
  ]);
});

it('leaves out what is not known, instead of writing 0', async () => {
  const fan = { ...pump, id: 'fan', lag_ms: null, rows: null, queue: null, model: null };
  const text = samples(await textOf(pump, { ...fan, skipped_by_code: [], error: null }));
  const ofFan = text.filter((line) => line.includes('"fan"'));
  expect(ofFan.join('\n')).not.toMatch(/lag|queue|model|skipped|error|source_rows|_rows\{/);
  expect(ofFan).toContain('anomaly_forest_rows_countable{detector="fan"} 0');
});

it('begins each time anew, and says what it is', async () => {
  expect(await textOf(pump)).toBe(await textOf(pump));
  const [help, type] = (await textOf()).split('\n');
  expect(help).toMatch(/^# HELP anomaly_forest_build_info \w/);
  expect(type).toBe('# TYPE anomaly_forest_build_info gauge');
  expect(getPrometheusMetrics.contentType).toBe(new Registry().contentType);
});
