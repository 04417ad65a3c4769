/** Whose word flags a row, as queries: the same rows whichever policy wrote the verdict. */
import type { estypes } from '@elastic/elasticsearch';
import type { FlaggedBy } from '../../../common/api/evaluate_attacks';

type Query = estypes.QueryDslQueryContainer;

const anyOf = (should: Query[]): Query => ({ bool: { should, minimum_should_match: 1 } });

/**
 * Scores at or over the threshold that stands beside them. Not by a script, which a cluster may
 * forbid: a detector's results have few different thresholds.
 */
function overThreshold(thresholds: readonly number[]): Query {
  if (thresholds.length === 0) return { match_none: {} };
  return anyOf(
    thresholds.map((threshold) => ({
      bool: {
        filter: [
          { term: { 'ml.threshold': threshold } },
          { range: { ml_score: { gte: threshold } } },
        ],
      },
    })),
  );
}

/** @param thresholds all different values of `ml.threshold` among the rows */
export function flaggedByQueries(thresholds: readonly number[]): Record<FlaggedBy, Query> {
  const rules: Query = { exists: { field: 'ml.rules' } };
  const forest = overThreshold(thresholds);
  return {
    verdict: { term: { ml_anomaly: true } },
    rules,
    forest,
    either: anyOf([rules, forest]),
    both: { bool: { filter: [rules, forest] } },
  };
}
