/** Results as a table shows them. */
import { resultTimeField } from '../../../common/fields';
import type { Client, estypes } from '@elastic/elasticsearch';
import type { ResultRow } from '../../../common/api/search_results';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { resultCodec } from '../../../common/result';
import type { ResultQuery } from '../../detection/ports/result_reader';
import { windowOfRow } from '../../detection/windows/window_of_row';
import { fetchedTime } from '../search/fetched_time';
import { searchOnce, totalOf } from '../search/search_once';
import { timeQuery } from '../source_query';
import { ofDetector } from './result_query';

type Query = estypes.QueryDslQueryContainer;

function matching(query: ResultQuery): Query {
  const { detector, from, to, only_anomalies, severities, statuses, random_seed: seed } = query;
  const filters: Query[] = [timeQuery(resultTimeField, { from, to }), ...query.filters];
  if (only_anomalies) filters.push({ term: { ml_anomaly: true } });
  if (severities.length > 0) filters.push({ terms: { 'ml.severity': severities } });
  if (statuses.length > 0) filters.push({ terms: { 'ml.status': statuses } });
  const all = ofDetector(detector, ...filters);
  if (seed === undefined) return all;
  return {
    function_score: {
      query: all,
      functions: [{ random_score: { seed, field: '_seq_no' } }],
      boost_mode: 'replace',
    },
  };
}

/** Sorted by score or time, then by the other, then by when they were written. */
function sorting({ sort, order, random_seed: seed }: ResultQuery): estypes.SortCombinations[] {
  // Random scores often tie.
  if (seed !== undefined) return [{ _score: { order: 'desc' } }, { _seq_no: { order: 'asc' } }];
  const score: estypes.SortCombinations = {
    ml_score: {
      order: sort === 'score' ? order : 'desc',
      missing: '_last',
      unmapped_type: 'double',
    },
  };
  const time: estypes.SortCombinations = {
    [resultTimeField]: {
      order: sort === 'time' ? order : 'desc',
      numeric_type: 'date',
      unmapped_type: 'date',
    },
  };
  return [...(sort === 'score' ? [score, time] : [time, score]), { _seq_no: { order: 'asc' } }];
}

/** The first value of a field, of several. */
function entityOf({ fields }: estypes.SearchHit<unknown>, by: string): { entity?: string } {
  const values = (fields as Record<string, unknown[]> | undefined)?.[by];
  const first = values?.[0];
  return typeof first === 'string' || typeof first === 'number' || typeof first === 'boolean'
    ? { entity: String(first) }
    : {};
}

function toRow(hit: estypes.SearchHit<unknown>, { by, detector }: ResultQuery): ResultRow {
  const id = hit._id ?? '';
  const result = decodeOrThrow(resultCodec, hit._source, {
    what: `Result ${id} in "${hit._index}"`,
    code: 'ES_BAD_RESPONSE',
  });
  const time = fetchedTime(hit, resultTimeField);
  return {
    ...result,
    result_id: id,
    result_index: hit._index,
    time: time === null ? null : new Date(time).toISOString(),
    ...(by === undefined ? {} : entityOf(hit, by)),
    ...windowOfRow(detector, result.ml.source.id),
  };
}

/** A part of the results in order, and how many there are in all. */
export async function searchResults(
  client: Client,
  query: ResultQuery,
  signal: AbortSignal,
): Promise<{ total: number; rows: ResultRow[] }> {
  const { index } = query.detector.destination;
  const answer = await searchOnce<unknown>(
    client,
    {
      indices: [index],
      doing: `Reading results from "${index}"`,
      mayBeMissing: true,
      request: {
        query: matching(query),
        sort: sorting(query),
        from: query.offset,
        size: query.size,
        track_total_hits: true,
        _source: ['ml', 'ml_score', 'ml_anomaly'],
        docvalue_fields: [{ field: resultTimeField, format: 'epoch_millis' }],
        ...(query.by === undefined ? {} : { fields: [query.by] }),
      },
    },
    signal,
  );
  return {
    total: totalOf(answer.hits.total),
    rows: answer.hits.hits.map((hit) => toRow(hit, query)),
  };
}
