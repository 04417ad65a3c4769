/** How the scores of results are distributed, counted by Elasticsearch. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { ScoreDistribution } from '../../../common/api/score_histogram';
import { resultTimeField } from '../../../common/fields';
import { scoreHistogramBins } from '../../../common/model_manifest';
import type { ScoreDistributionQuery } from '../../detection/ports/result_reader';
import { countOnce, searchOnce } from '../search/search_once';
import { timeQuery } from '../source_query';
import { ofDetector } from './result_query';

const levels = [0.5, 0.9, 0.95, 0.99, 0.999];

interface Aggregates {
  scores: { buckets: Array<{ key: number; doc_count: number }> };
  quantiles: { values: Array<{ key: number; value: number | null }> };
}

const aggs = {
  scores: {
    histogram: { field: 'ml_score', interval: 1 / scoreHistogramBins, min_doc_count: 1 },
  },
  quantiles: {
    percentiles: {
      field: 'ml_score',
      percents: levels.map((level) => level * 100),
      keyed: false,
      // To a thousandth of the score; the usual method takes three times as long for a million rows.
      hdr: { number_of_significant_value_digits: 3 },
    },
  },
};

function binsOf(buckets: Aggregates['scores']['buckets']): number[] {
  const counts = new Array<number>(scoreHistogramBins).fill(0);
  for (const { key, doc_count: rows } of buckets) {
    // A score of 1 has an interval of its own there.
    const bin = Math.min(scoreHistogramBins - 1, Math.round(key * scoreHistogramBins));
    counts[bin] = (counts[bin] ?? 0) + rows;
  }
  return counts;
}

/** Nothing but zeros where there is no index yet. */
export async function readScoreDistribution(
  client: Client,
  query: ScoreDistributionQuery,
  signal: AbortSignal,
): Promise<ScoreDistribution> {
  const { detector, from, to } = query;
  const { index } = detector.destination;
  const search = { indices: [index], doing: `Reading results from "${index}"`, mayBeMissing: true };
  const narrowedTo = (...filters: estypes.QueryDslQueryContainer[]) =>
    ofDetector(detector, timeQuery(resultTimeField, { from, to }), ...filters);
  const scored = { exists: { field: 'ml_score' } };
  const anomalous = { term: { ml_anomaly: true } };
  const [answer, anomalies] = await Promise.all([
    // Rows without a score are in no interval: to leave them out would take a look at each row more.
    searchOnce(
      client,
      { ...search, request: { size: 0, track_total_hits: false, query: narrowedTo(), aggs } },
      signal,
    ),
    countOnce(client, { ...search, request: { query: narrowedTo(scored, anomalous) } }, signal),
  ]);
  const aggregates = answer.aggregations as unknown as Aggregates | undefined;
  const buckets = aggregates?.scores.buckets ?? [];
  const values = aggregates?.quantiles.values ?? [];
  return {
    rows: buckets.reduce((sum, { doc_count: rows }) => sum + rows, 0),
    anomalies,
    histogram: binsOf(buckets),
    quantiles: levels.flatMap((level, i) => {
      const score = values[i]?.value ?? null;
      return score === null ? [] : [{ level, score }];
    }),
  };
}
