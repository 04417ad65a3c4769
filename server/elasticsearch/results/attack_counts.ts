/** Rows of attacks and others, counted by who flags them, by Elasticsearch. */
import type { Client, estypes } from '@elastic/elasticsearch';
import type { FlaggedBy } from '../../../common/api/evaluate_attacks';
import type { Detector } from '../../../common/detector';
import { resultTimeField } from '../../../common/fields';
import type { AttackCounts, AttackScope, FlagCounts } from '../../detection/ports/attack_reader';
import type { TimeRange } from '../../detection/ports/scope';
import { searchOnce, totalOf } from '../search/search_once';
import { timeQuery } from '../source_query';
import { flaggedByQueries } from './flagged_by';
import { ofDetector } from './result_query';

type Query = estypes.QueryDslQueryContainer;

/** Results without an event time are in the open range only. */
const inRange = (range: TimeRange): Query[] =>
  range.from === null && range.to === null ? [] : [timeQuery(resultTimeField, range)];

/** The labelled rows of a scope. */
export const labelledRows = ({ detector, labelled, range }: AttackScope, ...more: Query[]): Query =>
  ofDetector(detector, labelled, ...inRange(range), ...more);

export const readingResults = ({ destination: { index } }: Detector) => ({
  indices: [index],
  doing: `Reading results from "${index}"`,
  mayBeMissing: true,
});

interface Flagged {
  flagged: { buckets: Record<FlaggedBy, { doc_count: number }> };
}

export interface ClassBucket {
  key: string | number;
  key_as_string?: string;
  doc_count: number;
}

interface Aggregates {
  time: { min: number | null; max: number | null };
  attacks: Flagged & {
    doc_count: number;
    classes: { buckets: (ClassBucket & Flagged)[] };
    without: Flagged & { doc_count: number };
  };
  others: Flagged;
}

/** Numbers and strings by themselves, booleans as Elasticsearch writes them. */
export const classNameOf = ({ key, key_as_string: shown }: ClassBucket): string =>
  shown ?? String(key);

const countsOf = ({ flagged }: Flagged): FlagCounts => {
  const count = (by: FlaggedBy) => flagged.buckets[by].doc_count;
  return {
    verdict: count('verdict'),
    rules: count('rules'),
    forest: count('forest'),
    either: count('either'),
    both: count('both'),
  };
};

const noFlags: FlagCounts = { verdict: 0, rules: 0, forest: 0, either: 0, both: 0 };

function aggregationsFor({ classField: field, ofAttack, thresholds }: AttackScope, most: number) {
  const flagged = { filters: { filters: flaggedByQueries(thresholds) } };
  const aggs = { flagged };
  return {
    time: { stats: { field: resultTimeField } },
    attacks: {
      filter: ofAttack,
      aggs: {
        flagged,
        classes: { terms: { field, size: most }, aggs },
        without: { missing: { field }, aggs },
      },
    },
    others: { filter: { bool: { must_not: [ofAttack] } }, aggs },
  };
}

/** One search; nothing but zeros where there is no index yet. */
export async function readAttackCounts(
  client: Client,
  { scope, mostClasses }: { scope: AttackScope; mostClasses: number },
  signal: AbortSignal,
): Promise<AttackCounts> {
  const answer = await searchOnce(
    client,
    {
      ...readingResults(scope.detector),
      request: {
        size: 0,
        track_total_hits: true,
        query: labelledRows(scope),
        aggs: aggregationsFor(scope, mostClasses),
      },
    },
    signal,
  );
  const found = answer.aggregations as unknown as Aggregates | undefined;
  const attacks = found?.attacks;
  const named = (attacks?.classes.buckets ?? []).map((bucket) => ({
    name: classNameOf(bucket),
    rows: bucket.doc_count,
    flagged: countsOf(bucket),
  }));
  const without = attacks?.without;
  const nameless =
    without === undefined || without.doc_count === 0
      ? []
      : [{ name: null, rows: without.doc_count, flagged: countsOf(without) }];
  return {
    rows: totalOf(answer.hits.total),
    attackRows: attacks?.doc_count ?? 0,
    first: found?.time.min ?? null,
    last: found?.time.max ?? null,
    flaggedOfAttacks: attacks === undefined ? noFlags : countsOf(attacks),
    flaggedOfOthers: found === undefined ? noFlags : countsOf(found.others),
    classes: [...named, ...nameless].sort((a, b) => b.rows - a.rows).slice(0, mostClasses),
  };
}

/** Different thresholds of a detector's results, at most one more than `most`. */
export async function readThresholds(
  client: Client,
  { detector, range, most }: { detector: Detector; range: TimeRange; most: number },
  signal: AbortSignal,
): Promise<number[]> {
  const answer = await searchOnce(
    client,
    {
      ...readingResults(detector),
      request: {
        size: 0,
        track_total_hits: false,
        query: ofDetector(detector, ...inRange(range)),
        aggs: { thresholds: { terms: { field: 'ml.threshold', size: most + 1 } } },
      },
    },
    signal,
  );
  const found = answer.aggregations?.thresholds as { buckets: { key: number }[] } | undefined;
  return (found?.buckets ?? []).map(({ key }) => key);
}
