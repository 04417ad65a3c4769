/** Quantiles of scores by class, counted by Elasticsearch. */
import type { Client } from '@elastic/elasticsearch';
import type { ClassScores, ScoreBox } from '../../../common/api/scores_by_class';
import type { Detector } from '../../../common/detector';
import { resultTimeField } from '../../../common/fields';
import type { TimeRange } from '../../detection/ports/scope';
import { searchOnce } from '../search/search_once';
import { timeQuery } from '../source_query';
import { classNameOf, readingResults, type ClassBucket } from './attack_counts';
import { ofDetector } from './result_query';

/** In percent; the ends of whiskers, the box and the line in it. */
const percents = [1, 25, 50, 75, 99];

const field = 'ml_score';

const percentilesOf = (wanted: number[]) => ({
  percentiles: {
    field,
    percents: wanted,
    keyed: false,
    // To a thousandth of the score, as the whole distribution is.
    hdr: { number_of_significant_value_digits: 3 },
  },
});

const perClass = {
  range: { stats: { field } },
  quantiles: percentilesOf(percents),
};

interface Percentiles {
  values: { value: number | null }[];
}

interface ClassAnswer {
  doc_count: number;
  range: { min: number | null; max: number | null };
  quantiles: Percentiles;
}

interface Aggregates {
  classes: { buckets: (ClassBucket & ClassAnswer)[]; sum_other_doc_count: number };
  without: ClassAnswer;
  all: Percentiles;
}

function toBox(name: string | null, { doc_count: rows, range, quantiles }: ClassAnswer): ScoreBox {
  const [min, max] = [range.min ?? 0, range.max ?? 0];
  // Rounding must not carry a quantile beyond the scores there are.
  const at = (i: number) => Math.min(max, Math.max(min, quantiles.values[i]?.value ?? 0));
  return { name, rows, min, p1: at(0), q1: at(1), median: at(2), q3: at(3), p99: at(4), max };
}

interface Options {
  detector: Detector;
  classField: string;
  range: TimeRange;
  mostClasses: number;
}

/** One search; no classes where there is no index yet. */
export async function readScoresByClass(
  client: Client,
  { classField, detector, mostClasses, range }: Options,
  signal: AbortSignal,
): Promise<ClassScores> {
  const answer = await searchOnce(
    client,
    {
      ...readingResults(detector),
      request: {
        size: 0,
        track_total_hits: false,
        query: ofDetector(detector, { exists: { field } }, timeQuery(resultTimeField, range)),
        aggs: {
          classes: { terms: { field: classField, size: mostClasses }, aggs: perClass },
          without: { missing: { field: classField }, aggs: perClass },
          all: percentilesOf([99]),
        },
      },
    },
    signal,
  );
  const found = answer.aggregations as unknown as Aggregates | undefined;
  if (found === undefined) return { classes: [], other_rows: 0, p99: null };
  const { all, classes, without } = found;
  const boxes = classes.buckets.map((bucket) => toBox(classNameOf(bucket), bucket));
  if (without.doc_count > 0) boxes.push(toBox(null, without));
  return {
    classes: boxes.sort((a, b) => b.rows - a.rows),
    other_rows: classes.sum_other_doc_count,
    p99: all.values[0]?.value ?? null,
  };
}
