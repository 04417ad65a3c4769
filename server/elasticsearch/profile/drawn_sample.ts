/** Aggregations over all documents of a scope, or over a random share of them. */
import type { Client, estypes } from '@elastic/elasticsearch';
import { AppError } from '../../../common/errors';
import type { ProfileScope } from '../../detection/ports/source_profiler';
import { searchOnce } from '../search/search_once';
import { scopeQuery } from './time_spans';

export type Aggs = Record<string, estypes.AggregationsAggregationContainer>;

interface Bucket {
  key: unknown;
  key_as_string?: string;
  doc_count: number;
}

/** What the aggregations of one field answer; counts are scaled up to all documents. */
export interface FieldAnswer {
  doc_count: number;
  distinct?: { value: number };
  stats?: { min: number | null; max: number | null };
  quantiles?: { values: Array<{ value: number | null }> };
  values?: { buckets: Bucket[] };
  histogram?: { buckets: Bucket[] };
}

export interface SampleAnswer {
  /** Documents of the scope, as the sample shows them. */
  documents: number;
  answers: Partial<Record<string, FieldAnswer>>;
}

interface Drawn {
  query: estypes.QueryDslQueryContainer;
  aggregation: Aggs[string];
  /** What its counts are multiplied by to be those of all documents. */
  factor: number;
}

const seed = 42;
const all: Aggs[string] = { filter: { match_all: {} } };

/** A sampler passes over what it does not draw, and scales its counts itself. */
const bySampler = (query: Drawn['query'], share: number): Drawn => ({
  query,
  aggregation: { random_sampler: { probability: share, seed } },
  factor: 1,
});

/** Slower, since each document has its number drawn. */
const byQuery = (query: Drawn['query'], share: number): Drawn => ({
  query: {
    function_score: {
      query: { bool: { filter: [query] } },
      functions: [{ random_score: { seed, field: '_seq_no' } }],
      boost_mode: 'replace',
      min_score: 1 - share,
    },
  },
  aggregation: all,
  factor: 1 / share,
});

function scaled(answer: FieldAnswer, factor: number): FieldAnswer {
  const scale = <T extends { doc_count: number }>(counted: T): T => ({
    ...counted,
    doc_count: Math.round(counted.doc_count * factor),
  });
  const { values, histogram } = answer;
  return {
    ...scale(answer),
    ...(values && { values: { buckets: values.buckets.map(scale) } }),
    ...(histogram && { histogram: { buckets: histogram.buckets.map(scale) } }),
  };
}

const isRefused = (error: unknown) => error instanceof AppError && error.code === 'REQUEST_INVALID';

/**
 * The same documents in each look. Before 8.4 Elasticsearch counts no distinct values in a sampler, and
 * before 8.2 it has none: where one is refused, documents are drawn by a query from then on.
 */
export class DrawnSample {
  private draw = bySampler;

  /** @param of.share of the documents, over 0 to 1 */
  constructor(
    private readonly client: Client,
    private readonly of: { scope: ProfileScope; share: number },
  ) {}

  /** One search. @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, REQUEST_INVALID, ... */
  async look(aggs: Aggs, signal: AbortSignal): Promise<SampleAnswer> {
    const { scope, share } = this.of;
    const query = scopeQuery(scope);
    if (share === 1) return this.ask({ query, aggregation: all, factor: 1 }, aggs, signal);
    try {
      return await this.ask(this.draw(query, share), aggs, signal);
    } catch (error) {
      if (this.draw === byQuery || !isRefused(error)) throw error;
    }
    this.draw = byQuery;
    return this.ask(this.draw(query, share), aggs, signal);
  }

  private async ask(drawn: Drawn, aggs: Aggs, signal: AbortSignal): Promise<SampleAnswer> {
    const { indices } = this.of.scope;
    const { query, aggregation, factor } = drawn;
    const answer = await searchOnce(
      this.client,
      {
        indices,
        doing: `Looking at the fields of "${indices.join(',')}"`,
        request: {
          size: 0,
          track_total_hits: false,
          query,
          aggs: { sample: { ...aggregation, aggs } },
        },
      },
      signal,
    );
    const { doc_count: found = 0, ...answers } = (answer.aggregations?.sample ??
      {}) as unknown as Record<string, FieldAnswer> & { doc_count?: number };
    return {
      documents: Math.round(found * factor),
      answers: Object.fromEntries(
        Object.keys(aggs).flatMap((name): [string, FieldAnswer][] => {
          const counted = answers[name];
          return counted === undefined ? [] : [[name, scaled(counted, factor)]];
        }),
      ),
    };
  }
}
