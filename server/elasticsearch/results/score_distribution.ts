/** How the scores of results are distributed, counted by Elasticsearch. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { ScoreDistribution } from '../../../common/api/score_histogram';
import { resultTimeField } from '../../../common/fields';
import { scoreHistogramBins } from '../../../common/model_manifest';
import type { ScoreDistributionQuery } from '../../detection/ports/result_reader';
import { searchOnce, totalOf } from '../search/search_once';
import { timeQuery } from '../source_query';
import { ofDetector } from './result_query';

const levels = [0.5, 0.9, 0.95, 0.99, 0.999];

interface Aggregates {
  scores: { buckets: Array<{ key: number; doc_count: number }> };
  quantiles: { values: Array<{ key: number; value: number | null }> };
  anomalies: { doc_count: number };
}

function requestFor({ detector, from, to }: ScoreDistributionQuery) {
  const scored = { exists: { field: 'ml_score' } };
  return {
    size: 0,
    track_total_hits: true,
    query: ofDetector(detector, scored, timeQuery(resultTimeField, { from, to })),
    aggs: {
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
      anomalies: { filter: { term: { ml_anomaly: true } } },
    },
  } satisfies Omit<estypes.SearchRequest, 'index'>;
}

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
  const { index } = query.detector.destination;
  const answer = await searchOnce(
    client,
    {
      indices: [index],
      doing: `Reading results from "${index}"`,
      mayBeMissing: true,
      request: requestFor(query),
    },
    signal,
  );
  const aggregates = answer.aggregations as unknown as Aggregates | undefined;
  const values = aggregates?.quantiles.values ?? [];
  return {
    rows: totalOf(answer.hits.total),
    anomalies: aggregates?.anomalies.doc_count ?? 0,
    histogram: binsOf(aggregates?.scores.buckets ?? []),
    quantiles: levels.flatMap((level, i) => {
      const score = values[i]?.value ?? null;
      return score === null ? [] : [{ level, score }];
    }),
  };
}
