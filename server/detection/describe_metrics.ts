/**
 * How detectors keep up, in numbers for monitoring. All of it comes from what is stored, so that every
 * node of a cluster tells the same, and is counted by Elasticsearch: no document is read.
 */
import type { DetectorMetrics, Metrics } from '../../common/api/get_metrics';
import type { DetectorOverview } from '../../common/api/shared';
import { keptRuns, type Ledger, type RunSummary } from '../../common/detector_state';
import { describeDetectors } from './detectors/describe_detector';
import { sumSkipReasons } from './scoring/run_counts';
import type { DetectionPorts } from './services';

/** Over which rows a second are told, in milliseconds. */
const spanMs = 300_000;

const endOf = ({ started_at, took_ms }: RunSummary) => Date.parse(started_at) + took_ms;
const rowsOf = ({ rows_scored, rows_skipped }: RunSummary) => rows_scored + rows_skipped;
const settles = ({ kind }: RunSummary) => kind !== 'train';
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Over the whole span, or as much of it as the kept runs tell of. */
function rowsPerSecond(runs: readonly RunSummary[], now: number): number {
  const oldest = runs[runs.length - 1];
  const knownFrom =
    oldest === undefined || runs.length < keptRuns ? -Infinity : Date.parse(oldest.started_at);
  const from = Math.max(now - spanMs, knownFrom);
  const rows = sum(runs.filter((run) => settles(run) && endOf(run) > from).map(rowsOf));
  return rows / Math.max(1, (now - from) / 1_000);
}

function busyRowsPerSecond(runs: readonly RunSummary[]): number | null {
  const busy = runs.filter((run) => settles(run) && rowsOf(run) > 0);
  if (busy.length === 0) return null;
  return sum(busy.map(rowsOf)) / Math.max(0.001, sum(busy.map(({ took_ms }) => took_ms)) / 1_000);
}

function countsOf({ ingested, scored, skipped, dead_lettered, ...waiting }: Ledger) {
  const { pending, missing, gone } = waiting;
  return { ingested, scored, skipped, dead_lettered, pending, missing, gone };
}

const skippedByCode = ({ skip_reasons }: Ledger) =>
  sumSkipReasons(skip_reasons.map((reason) => ({ ...reason, field: '' }))).map(
    ({ code, rows }) => ({ code, rows }),
  );

function metricsOf(overview: DetectorOverview, now: number): DetectorMetrics {
  const { detector, ledger, lag_ms, ledger_error, model, phase, state } = overview;
  const failed = state.runs.filter(({ error }) => error !== undefined).length;
  return {
    id: detector.id,
    phase,
    rows_per_second: rowsPerSecond(state.runs, now),
    busy_rows_per_second: busyRowsPerSecond(state.runs),
    lag_ms,
    queue: ledger === null ? null : ledger.pending + ledger.missing,
    rows: ledger === null ? null : countsOf(ledger),
    rows_error: ledger_error,
    skipped_by_code: ledger === null ? [] : skippedByCode(ledger),
    recent_runs: { succeeded: state.runs.length - failed, failed },
    error: state.error?.code ?? null,
    model:
      model === null
        ? null
        : { version: model.version, age_ms: Math.max(0, now - Date.parse(model.created_at)) },
  };
}

/** Of all detectors, in the order of their ids. @throws AppError ES_UNAVAILABLE, ... */
export async function describeMetrics(
  ports: DetectionPorts,
  signal: AbortSignal,
): Promise<Metrics> {
  const overviews = await describeDetectors(ports, signal);
  const now = ports.clock.now();
  return {
    at: new Date(now).toISOString(),
    detectors: overviews.map((overview) => metricsOf(overview, now)),
  };
}
