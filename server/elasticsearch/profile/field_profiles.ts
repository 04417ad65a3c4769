/** What the values of fields are like, by aggregations over all documents or a random share of many. */
import type { Client } from '@elastic/elasticsearch';
import type {
  FieldProfile,
  FieldProfiles,
  FieldToProfile,
  ProfileScope,
} from '../../detection/ports/source_profiler';
import { countOnce } from '../search/search_once';
import { DrawnSample, type Aggs, type FieldAnswer } from './drawn_sample';
import { scopeQuery } from './time_spans';

/** Of more documents than this, about so many are looked at. */
const mostRows = 100_000;
/** Fields per request: bounds what a search holds at once. */
const fieldsPerRequest = 40;
/** Most frequent values that are counted. */
const mostValues = 10;
/** Cardinalities up to this are nearly exact; 8 bytes each while they are counted. */
const exactDistinct = 1_000;

export interface ProfileOptions {
  scope: ProfileScope;
  fields: readonly FieldToProfile[];
  /** Levels of quantiles, 0..1. */
  levels: readonly number[];
  /** Bars of a histogram. */
  intervals: number;
}

/** Elasticsearch samples a half or less, or takes all. */
function shareOf(documents: number): number {
  const share = mostRows / Math.max(1, documents);
  return share > 0.5 ? 1 : share;
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
  sample: DrawnSample,
  { profiles, intervals }: { profiles: Map<string, FieldProfile>; intervals: number },
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
  const { answers } = await sample.look(aggs, signal);
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
  const share = shareOf(documents);
  const sample = new DrawnSample(client, { scope, share });
  const profiles = new Map<string, FieldProfile>();
  let rows = documents;
  for (let start = 0; start < fields.length; start += fieldsPerRequest) {
    const some = fields.slice(start, start + fieldsPerRequest);
    const aggs = Object.fromEntries(some.map((field, i) => [`f${i}`, aggsOf(field, levels)]));
    const seen = await sample.look(aggs, signal);
    rows = Math.round(seen.documents * share);
    const own = new Map<string, FieldProfile>();
    some.forEach(({ field }, i) => {
      const answer = seen.answers[`f${i}`];
      if (answer === undefined) return;
      own.set(field, profileOf(answer, { documents: seen.documents, share }));
    });
    await addHistograms(sample, { profiles: own, intervals }, signal);
    for (const [field, profile] of own) profiles.set(field, profile);
  }
  return { documents, rows, profiles };
}
