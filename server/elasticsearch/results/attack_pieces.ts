/** Rows of attacks put together by Elasticsearch as far as it can: no row is read here. */
import type { Client, estypes } from '@elastic/elasticsearch';
import { flaggedBys } from '../../../common/api/evaluate_attacks';
import { resultTimeField } from '../../../common/fields';
import type {
  AttackGrouping,
  AttackPiece,
  AttackScope,
  FirstFlagged,
} from '../../detection/ports/attack_reader';
import { compositePages } from '../search/composite_pages';
import { labelledRows, readingResults } from './attack_counts';
import { flaggedByQueries } from './flagged_by';

type Source = Record<string, estypes.AggregationsCompositeAggregationSource>;
type Aggregations = Record<string, estypes.AggregationsAggregationContainer>;

/** With what is within them, 12,000 buckets. */
const pageSize = 2_000;

interface FirstRow {
  first: { value: number | null };
}

type Bucket = {
  key: { class: string | number | boolean | null; of?: string | number | boolean | null };
  time: { min: number; max: number };
} & Record<(typeof flaggedBys)[number], FirstRow>;

/**
 * Rows of one entity within an interval as long as the gap belong together; whether two intervals do
 * is told by the times of their rows. That makes attacks by gap exact without reading them.
 */
function sourcesFor({ classField }: AttackScope, grouping: AttackGrouping): Source[] {
  const byClass: Source = { class: { terms: { field: classField, missing_bucket: true } } };
  if ('attackIdField' in grouping) {
    return [byClass, { of: { terms: { field: grouping.attackIdField } } }];
  }
  const { entityField, gapMs } = grouping;
  const interval = { field: resultTimeField, fixed_interval: `${gapMs}ms` };
  return [
    byClass,
    ...(entityField === null
      ? []
      : [{ of: { terms: { field: entityField, missing_bucket: true } } }]),
    { interval: { date_histogram: interval } },
  ];
}

function aggregationsFor({ thresholds }: AttackScope): Aggregations {
  const queries = flaggedByQueries(thresholds);
  const first = { first: { min: { field: resultTimeField } } };
  return {
    time: { stats: { field: resultTimeField } },
    ...Object.fromEntries(flaggedBys.map((by) => [by, { filter: queries[by], aggs: first }])),
  };
}

const named = (key: string | number | boolean | null | undefined) =>
  key === null || key === undefined ? null : String(key);

function toPiece({ key, time, ...flagged }: Bucket): AttackPiece {
  const { both, either, forest, rules, verdict } = flagged;
  const firstFlagged: FirstFlagged = {
    verdict: verdict.first.value,
    rules: rules.first.value,
    forest: forest.first.value,
    either: either.first.value,
    both: both.first.value,
  };
  const [className, of] = [named(key.class), named(key.of)];
  return { className, of, first: time.min, last: time.max, firstFlagged };
}

export async function* readAttackPieces(
  client: Client,
  { scope, grouping }: { scope: AttackScope; grouping: AttackGrouping },
  signal: AbortSignal,
): AsyncGenerator<AttackPiece[], void> {
  const timed = { exists: { field: resultTimeField } };
  const pages = compositePages<Bucket>(
    client,
    {
      ...readingResults(scope.detector),
      query: labelledRows(scope, scope.ofAttack, timed),
      sources: sourcesFor(scope, grouping),
      aggs: aggregationsFor(scope),
      pageSize,
    },
    signal,
  );
  for await (const buckets of pages) yield buckets.map(toPiece);
}
