/** What the values of fields are like, by aggregations over all documents or a random share of many. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type {
  FieldProfile,
  FieldProfiles,
  FieldToProfile,
  ProfileScope,
} from '../../detection/source_profiler';
import { countOnce, searchOnce } from '../search/search_once';
import { scopeQuery } from './time_spans';

/** Of more documents than this, about so many are looked at. */
const mostRows = 100_000;
/** Fields per request: bounds what a search holds at once. */
const fieldsPerRequest = 40;
/** Most frequent values that are counted. */
const mostValues = 10;
/** Cardinalities up to this are nearly exact; 8 bytes each while they are counted. */
const exactDistinct = 1_000;
const seed = 42;

type Aggs = Record<string, estypes.AggregationsAggregationContainer>;

export interface ProfileOptions {
  scope: ProfileScope;
  fields: readonly FieldToProfile[];
  /** Levels of quantiles, 0..1. */
  levels: readonly number[];
  /** Bars of a histogram. */
  intervals: number;
}

/** What is looked at: the scope, and the share of its documents, 0..1. */
interface Sample {
  scope: ProfileScope;
  share: number;
}

interface Bucket {
  key: unknown;
  key_as_string?: string;
  doc_count: number;
}

/** What the aggregations of one field answer; counts are scaled up to all documents. */
interface FieldAnswer {
  doc_count: number;
  distinct?: { value: number };
  stats?: { min: number | null; max: number | null };
  quantiles?: { values: Array<{ value: number | null }> };
  values?: { buckets: Bucket[] };
  histogram?: { buckets: Bucket[] };
}

/** Elasticsearch samples a half or less, or takes all. */
function shareOf(documents: number): number {
  const share = mostRows / Math.max(1, documents);
  return share > 0.5 ? 1 : share;
}

/** Before 8.4 Elasticsearch counts no distinct values in a sample, even in one of all documents. */
const drawn = (share: number): Aggs[string] =>
  share === 1 ? { filter: { match_all: {} } } : { random_sampler: { probability: share, seed } };

/** One search, whose aggregations see the same random share of the documents each time. */
async function look(
  client: Client,
  { sample: { scope, share }, aggs }: { sample: Sample; aggs: Aggs },
  signal: AbortSignal,
): Promise<{ documents: number; answers: Partial<Record<string, FieldAnswer>> }> {
  const answer = await searchOnce(
    client,
    {
      indices: scope.indices,
      doing: `Looking at the fields of "${scope.indices.join(',')}"`,
      request: {
        size: 0,
        track_total_hits: false,
        query: scopeQuery(scope),
        aggs: { sample: { ...drawn(share), aggs } },
      },
    },
    signal,
  );
  const found = answer.aggregations?.sample as unknown as
    (Record<string, FieldAnswer> & { doc_count: number }) | undefined;
  return { documents: found?.doc_count ?? 0, answers: found ?? {} };
}

function aggsOf({ field, as }: FieldToProfile, levels: readonly number[]): Aggs[string] {
  const stats = { stats: { field } };
  const percents = levels.map((level) => level * 100);
  const byUse: Record<FieldToProfile['as'], Aggs> = {
    amounts: { stats, quantiles: { percentiles: { field, percents, keyed: false } } },
    moments: { stats },
    values: { values: { terms: { field, size: mostValues } } },
  };
  const distinct = { cardinality: { field, precision_threshold: exactDistinct } };
  return { filter: { exists: { field } }, aggs: { distinct, ...byUse[as] } };
}

const isNumber = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

function profileOf(
  { doc_count: count, distinct, stats, quantiles, values }: FieldAnswer,
  { documents, share }: { documents: number; share: number },
): FieldProfile {
  const levels = (quantiles?.values ?? []).map(({ value }) => value);
  const buckets = values?.buckets;
  return {
    present: documents === 0 ? 0 : Math.min(1, count / documents),
    rows: Math.round(count * share),
    distinct: distinct?.value ?? 0,
    ...(isNumber(stats?.min) ? { min: stats.min } : {}),
    ...(isNumber(stats?.max) ? { max: stats.max } : {}),
    ...(levels.length > 0 && levels.every(isNumber) ? { quantiles: levels } : {}),
    ...(buckets === undefined
      ? {}
      : {
          values: buckets.map(({ key, key_as_string: text }) => text ?? String(key)),
          histogram: buckets.map((bucket) => bucket.doc_count),
        }),
  };
}

/** Intervals of a field with different amounts; null for one that has none. */
function intervalsOf({ min, max, quantiles }: FieldProfile, intervals: number) {
  if (min === undefined || max === undefined || quantiles === undefined) return null;
  const width = (max - min) / intervals;
  return width > 0 && Number.isFinite(width) ? { min, width } : null;
}

/** Documents in equal intervals: the ends are known only after the first look. */
async function addHistograms(
  client: Client,
  profiles: Map<string, FieldProfile>,
  { sample, intervals }: { sample: Sample; intervals: number },
  signal: AbortSignal,
): Promise<void> {
  const placed = [...profiles].flatMap(([field, profile]) => {
    const place = intervalsOf(profile, intervals);
    return place === null ? [] : [{ field, profile, ...place }];
  });
  if (placed.length === 0) return;
  const aggs = Object.fromEntries(
    placed.map(({ field, min, width }, i): [string, Aggs[string]] => [
      `f${i}`,
      {
        filter: { exists: { field } },
        aggs: {
          histogram: { histogram: { field, interval: width, offset: min, min_doc_count: 1 } },
        },
      },
    ]),
  );
  const { answers } = await look(client, { sample, aggs }, signal);
  placed.forEach(({ field, profile, min, width }, i) => {
    const histogram = new Array<number>(intervals).fill(0);
    for (const { key, doc_count: count } of answers[`f${i}`]?.histogram?.buckets ?? []) {
      // The greatest value begins an interval of its own: it belongs to the last one.
      const at = Math.min(intervals - 1, Math.max(0, Math.round((Number(key) - min) / width)));
      histogram[at] = (histogram[at] ?? 0) + count;
    }
    profiles.set(field, { ...profile, histogram });
  });
}

/** @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, REQUEST_INVALID, ... */
export async function readFieldProfiles(
  client: Client,
  { scope, fields, levels, intervals }: ProfileOptions,
  signal: AbortSignal,
): Promise<FieldProfiles> {
  const documents = await countOnce(
    client,
    {
      indices: scope.indices,
      doing: `Counting "${scope.indices.join(',')}"`,
      request: { query: scopeQuery(scope) },
    },
    signal,
  );
  const sample = { scope, share: shareOf(documents) };
  const profiles = new Map<string, FieldProfile>();
  let rows = documents;
  for (let start = 0; start < fields.length; start += fieldsPerRequest) {
    const some = fields.slice(start, start + fieldsPerRequest);
    const aggs = Object.fromEntries(some.map((field, i) => [`f${i}`, aggsOf(field, levels)]));
    const seen = await look(client, { sample, aggs }, signal);
    rows = Math.round(seen.documents * sample.share);
    const own = new Map<string, FieldProfile>();
    some.forEach(({ field }, i) => {
      const answer = seen.answers[`f${i}`];
      if (answer === undefined) return;
      own.set(field, profileOf(answer, { documents: seen.documents, share: sample.share }));
    });
    await addHistograms(client, own, { sample, intervals }, signal);
    for (const [field, profile] of own) profiles.set(field, profile);
  }
  return { documents, rows, profiles };
}
