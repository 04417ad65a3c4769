/** Anomalies counted by entity, by Elasticsearch: no document is counted here. */
import type { Client, estypes } from '@elastic/elasticsearch';
import * as t from 'io-ts';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { resultTimeField } from '../../../common/fields';
import { reasonCodec } from '../../../common/result';
import { namedSeverities, severityCodec } from '../../../common/severity';
import type {
  AnomalyGroup,
  AnomalyGroupReader,
  AnomalyGroups,
  AnomalyScope,
  GroupInterval,
} from '../../detection/ports/anomaly_groups';
import { fetchedTime } from '../search/fetched_time';
import { searchOnce, totalOf } from '../search/search_once';
import { timeHistogram } from '../search/time_histogram';
import { timeQuery } from '../source_query';
import { asksForVerdict } from './asks_for_verdict';
import { ofDetector } from './result_query';

type Query = estypes.QueryDslQueryContainer;
type Aggregations = Record<string, estypes.AggregationsAggregationContainer>;

/** Pairs of entity and interval per request. */
const pagePairs = 5_000;

const worstHitCodec = t.intersection([
  t.type({
    ml: t.intersection([
      t.type({ severity: severityCodec }),
      t.partial({ reasons: t.array(reasonCodec) }),
    ]),
  }),
  // Only rules have flagged a row without one.
  t.partial({ ml_score: t.number }),
]);

/**
 * The rows that a rule judges by: those it could alert for, anomalous or not. A row that was skipped
 * and that no rule over documents flagged, or that the rule does not look at, says nothing about whether
 * all is well.
 */
function judgedRows({ detector, span, filter, excludedSpans }: AnomalyScope): Query {
  const all: Query[] = [ofDetector(detector, timeQuery(resultTimeField, span))];
  if (filter !== undefined && !asksForVerdict(filter)) all.push(filter);
  const never = excludedSpans.map((excluded) => timeQuery(resultTimeField, excluded));
  const saysNothing: Query = {
    bool: { filter: [{ term: { 'ml.status': 'skipped' } }, { term: { ml_anomaly: false } }] },
  };
  return { bool: { filter: all, must_not: [saysNothing, ...never] } };
}

/** Which of the judged rows alert. */
function wanted(scope: AnomalyScope): Query {
  const { minSeverity, minScore, filter, groupBy, excludedEntities } = scope;
  const all: Query[] = [{ term: { ml_anomaly: true } }];
  if (minSeverity !== undefined) {
    const atLeast = namedSeverities.slice(namedSeverities.indexOf(minSeverity));
    all.push({ terms: { 'ml.severity': atLeast } });
  }
  if (minScore !== undefined) all.push({ range: { ml_score: { gte: minScore } } });
  if (filter !== undefined) all.push(filter);
  const never: Query[] = [];
  if (groupBy !== undefined && excludedEntities.length > 0) {
    never.push({ terms: { [groupBy]: [...excludedEntities] } });
  }
  return { bool: { filter: all, must_not: never } };
}

const perGroup: Aggregations = {
  worst: { max: { field: 'ml_score' } },
  row: {
    top_hits: {
      size: 1,
      sort: [
        { ml_score: { order: 'desc', unmapped_type: 'double' } },
        { [resultTimeField]: { order: 'desc', unmapped_type: 'date', numeric_type: 'date' } },
      ],
      _source: ['ml_score', 'ml.severity', 'ml.reasons'],
      docvalue_fields: [{ field: resultTimeField, format: 'epoch_millis' }],
    },
  },
};

interface GroupAnswer {
  doc_count: number;
  row: { hits: { hits: estypes.SearchHit<unknown>[] } };
}

interface EntityBucket extends GroupAnswer {
  key: string | number;
  key_as_string?: string;
}

/** Numbers and strings by themselves, booleans and dates as Elasticsearch writes them. */
const entityOf = ({ key, key_as_string: shown }: Pick<EntityBucket, 'key' | 'key_as_string'>) =>
  shown ?? String(key);

function toGroup(entity: string | null, { doc_count: count, row }: GroupAnswer): AnomalyGroup[] {
  const [hit] = row.hits.hits;
  if (hit === undefined) return [];
  const what = `Result ${hit._id ?? ''} in "${hit._index}"`;
  const { ml, ml_score: score = 0 } = decodeOrThrow(worstHitCodec, hit._source, {
    what,
    code: 'ES_BAD_RESPONSE',
  });
  const time = fetchedTime(hit, resultTimeField);
  return [{ entity, count, score, severity: ml.severity, time, reasons: ml.reasons ?? [] }];
}

const ofResults = ({ detector }: AnomalyScope) => ({
  indices: [detector.destination.index],
  doing: `Reading results from "${detector.destination.index}"`,
  mayBeMissing: true,
});

type AnomaliesAnswer = GroupAnswer & {
  entities?: { buckets: EntityBucket[] };
  without?: GroupAnswer;
};

/**
 * One search. The order by the worst score makes `terms` name the worst entities for certain; their
 * counts are exact in an index of one shard, which is what our templates make.
 */
async function readAnomalyGroups(
  client: Client,
  { scope, minCount, most }: { scope: AnomalyScope; minCount: number; most: number },
  signal: AbortSignal,
): Promise<AnomalyGroups> {
  const { groupBy: field } = scope;
  const terms = {
    field,
    size: most + 1,
    min_doc_count: minCount,
    order: { worst: 'desc' } as const,
    // The worst row is looked up of the entities that are left, not of all.
    collect_mode: 'breadth_first' as const,
  };
  const aggs: Aggregations =
    field === undefined
      ? perGroup
      : {
          entities: { terms, aggs: perGroup },
          without: { missing: { field }, aggs: perGroup },
        };
  const answer = await searchOnce(
    client,
    {
      ...ofResults(scope),
      request: {
        size: 0,
        track_total_hits: true,
        query: judgedRows(scope),
        aggs: { anomalies: { filter: wanted(scope), aggs } },
      },
    },
    signal,
  );
  const found = answer.aggregations?.anomalies as unknown as AnomaliesAnswer | undefined;
  const rows = totalOf(answer.hits.total);
  if (found === undefined) return { rows, groups: [], more: false };
  const groups =
    field === undefined
      ? toGroup(null, found)
      : [
          ...(found.entities?.buckets ?? []).flatMap((bucket) => toGroup(entityOf(bucket), bucket)),
          ...(found.without === undefined ? [] : toGroup(null, found.without)),
        ];
  const enough = groups
    .filter(({ count }) => count >= minCount)
    .sort((a, b) => b.score - a.score || b.count - a.count);
  return { rows, groups: enough.slice(0, most), more: enough.length > most };
}

interface EntitiesAnswer {
  entities: { buckets: EntityBucket[] };
  without: { doc_count: number };
}

async function readEntitiesWithRows(
  client: Client,
  { scope, entities }: { scope: AnomalyScope; entities: readonly (string | null)[] },
  signal: AbortSignal,
): Promise<Set<string | null>> {
  const { groupBy: field } = scope;
  if (field === undefined || entities.length === 0) return new Set();
  const named = entities.flatMap((entity) => entity ?? []);
  const should: Query[] = [{ terms: { [field]: named } }];
  if (entities.includes(null)) should.push({ bool: { must_not: [{ exists: { field } }] } });
  const answer = await searchOnce(
    client,
    {
      ...ofResults(scope),
      request: {
        size: 0,
        track_total_hits: false,
        query: { bool: { filter: [judgedRows(scope)], should, minimum_should_match: 1 } },
        aggs: {
          entities: { terms: { field, size: Math.max(1, named.length) } },
          without: { missing: { field } },
        },
      },
    },
    signal,
  );
  const found = answer.aggregations as unknown as EntitiesAnswer | undefined;
  const present = new Set<string | null>((found?.entities.buckets ?? []).map(entityOf));
  if ((found?.without.doc_count ?? 0) > 0) present.add(null);
  return present;
}

interface PairBucket {
  key: { time: number; entity?: string | number | boolean | null };
  doc_count: number;
}

type Pairs = { buckets: PairBucket[]; after_key?: PairBucket['key'] } | undefined;

function pairSources(groupBy: string | undefined, intervalMs: number) {
  const interval = { field: resultTimeField, fixed_interval: `${intervalMs}ms` };
  const time = { time: { date_histogram: interval } };
  if (groupBy === undefined) return [time];
  return [{ entity: { terms: { field: groupBy, missing_bucket: true } } }, time];
}

async function readAnomalyIntervals(
  client: Client,
  { scope, intervalMs, most }: { scope: AnomalyScope; intervalMs: number; most: number },
  signal: AbortSignal,
): Promise<{ rows: Map<number, number>; intervals: GroupInterval[]; complete: boolean }> {
  const query = judgedRows(scope);
  const where = ofResults(scope);
  const rows = await timeHistogram(
    client,
    { ...where, query, field: resultTimeField, intervalMs },
    signal,
  );
  const intervals: GroupInterval[] = [];
  let after: PairBucket['key'] | undefined;
  for (;;) {
    // One more than is wanted tells whether that was all.
    const size = Math.min(pagePairs, most + 1 - intervals.length);
    const composite = {
      size,
      sources: pairSources(scope.groupBy, intervalMs),
      ...(after === undefined ? {} : { after }),
    };
    const request = {
      size: 0,
      track_total_hits: false,
      query: { bool: { filter: [query, wanted(scope)] } },
      aggs: { pairs: { composite } },
    };
    const answer = await searchOnce(client, { ...where, request }, signal);
    const pairs = answer.aggregations?.pairs as unknown as Pairs;
    for (const { key, doc_count: count } of pairs?.buckets ?? []) {
      const entity = key.entity === undefined || key.entity === null ? null : String(key.entity);
      intervals.push({ entity, time: key.time, count });
    }
    after = pairs?.after_key;
    if (intervals.length > most) {
      return { rows, intervals: intervals.slice(0, most), complete: false };
    }
    if ((pairs?.buckets.length ?? 0) < size || after === undefined) break;
  }
  return { rows, intervals, complete: true };
}

/** @param client acts with the rights of whom the anomalies are read for */
export function createAnomalyGroupReader(client: Client): AnomalyGroupReader {
  return {
    anomalyGroups: (scope, limits, signal) =>
      readAnomalyGroups(client, { scope, ...limits }, signal),
    entitiesWithRows: (scope, entities, signal) =>
      readEntitiesWithRows(client, { scope, entities }, signal),
    anomalyIntervals: (scope, options, signal) =>
      readAnomalyIntervals(client, { scope, ...options }, signal),
  };
}
