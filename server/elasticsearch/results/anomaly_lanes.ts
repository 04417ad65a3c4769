/** Anomalies over time in lanes, counted by Elasticsearch. Ordinary rows are not looked at. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { LaneCell } from '../../../common/api/anomaly_lanes';
import { resultTimeField } from '../../../common/fields';
import type {
  AnomalySurveyor,
  LaneOptions,
  SurveyScope,
} from '../../detection/ports/anomaly_survey';
import { searchOnce } from '../search/search_once';
import { anomaliesOf } from './result_query';
import { bySeverity, type SeverityAnswer, worstSeverityOf } from './severity_aggregation';

type Aggregations = Record<string, estypes.AggregationsAggregationContainer>;
type Lanes = Awaited<ReturnType<AnomalySurveyor['anomalyLanes']>>;

interface IntervalBucket {
  key: number;
  doc_count: number;
  worst: { value: number | null };
  severity: SeverityAnswer;
}

interface LaneAnswer {
  doc_count: number;
  intervals: { buckets: IntervalBucket[] };
}

interface Answer {
  lanes: { buckets: (LaneAnswer & { key: string | number; key_as_string?: string })[] };
  without: LaneAnswer;
}

function perLane(intervalMs: number): Aggregations {
  return {
    worst: { max: { field: 'ml_score' } },
    intervals: {
      date_histogram: {
        field: resultTimeField,
        fixed_interval: `${intervalMs}ms`,
        min_doc_count: 1,
      },
      aggs: {
        worst: { max: { field: 'ml_score' } },
        severity: bySeverity,
      },
    },
  };
}

const toCell = ({ key, doc_count, severity, worst }: IntervalBucket): LaneCell => ({
  time: key,
  anomalies: doc_count,
  score: worst.value ?? 0,
  severity: worstSeverityOf(severity),
});

const cellsOf = ({ intervals }: LaneAnswer) => intervals.buckets.map(toCell);

function aggregationsFor({ by, intervalMs, most }: LaneOptions): Aggregations {
  const aggs = perLane(intervalMs);
  const terms = {
    field: by ?? 'ml.detector_id',
    size: most + 1,
    order: { worst: 'desc' } as const,
    // Intervals are made of the lanes that are left, not of all.
    collect_mode: 'breadth_first' as const,
  };
  return {
    lanes: { terms, aggs },
    ...(by === undefined ? {} : { without: { missing: { field: by }, aggs } }),
  };
}

/** One search; see `AnomalySurveyor`. */
export async function readAnomalyLanes(
  client: Client,
  { scope, options }: { scope: SurveyScope; options: LaneOptions },
  signal: AbortSignal,
): Promise<Lanes> {
  const { filters, most, span } = options;
  const answer = await searchOnce(
    client,
    {
      indices: [scope.index],
      doing: `Reading results from "${scope.index}"`,
      mayBeMissing: true,
      request: {
        size: 0,
        track_total_hits: false,
        query: anomaliesOf(scope.detectorIds, span, ...filters),
        aggs: aggregationsFor(options),
      },
    },
    signal,
  );
  const found = answer.aggregations as unknown as Partial<Answer> | undefined;
  const buckets = found?.lanes?.buckets ?? [];
  const lanes: Lanes['lanes'] = buckets.slice(0, most).map((bucket) => ({
    id: bucket.key_as_string ?? String(bucket.key),
    cells: cellsOf(bucket),
  }));
  if (found?.without && found.without.doc_count > 0) {
    lanes.push({ id: null, cells: cellsOf(found.without) });
  }
  return { lanes, more: buckets.length > most };
}
