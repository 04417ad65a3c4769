/** How many documents are settled, and when they happened. */
import { resultTimeField } from '../../../common/fields';
import type { Client, estypes } from '@elastic/elasticsearch';
import type { Detector } from '../../../common/detector';
import type { SettledCounts, SettledOutcomes } from '../../detection/ports/result_reader';
import type { TimeRange } from '../../detection/ports/scope';
import { deadLetterIndex } from '../../../common/dead_letter_index';
import { countOnce, searchOnce, totalOf } from '../search/search_once';
import { timeHistogram } from '../search/time_histogram';
import { timeQuery } from '../source_query';
import { ofDetector, settledOf } from './result_query';

type Query = estypes.QueryDslQueryContainer;

/** Where settled documents stand, and the field there that holds their event time. */
function placesOf(detector: Detector) {
  const place = (index: string, field: string) => ({
    search: { indices: [index], doing: `Counting "${index}"`, mayBeMissing: true },
    field,
  });
  return {
    results: place(detector.destination.index, resultTimeField),
    deadLetters: place(deadLetterIndex(detector.destination.index), 'source.time'),
  };
}

const places = (detector: Detector) => Object.values(placesOf(detector));

const isSkipped: Query = { term: { 'ml.status': 'skipped' } };

interface Buckets<T = unknown> {
  buckets: Array<T & { key: string; doc_count: number }>;
}

/** Most codes, and most fields of one code, that are told apart. */
const mostReasons = { codes: 25, fields: 25 };
const shownReasons = 50;

/** Skipped rows alone are looked at: those that were scored are many, and need only be counted. */
async function countSkipped(
  client: Client,
  detector: Detector,
  signal: AbortSignal,
): Promise<Pick<SettledCounts, 'skipped' | 'skip_reasons'>> {
  const byField = { terms: { field: 'ml.skip_field', size: mostReasons.fields, missing: '' } };
  const answer = await searchOnce(
    client,
    {
      ...placesOf(detector).results.search,
      request: {
        size: 0,
        track_total_hits: true,
        query: ofDetector(detector, isSkipped),
        aggs: {
          by_code: {
            terms: { field: 'ml.skip_reason', size: mostReasons.codes },
            aggs: { by_field: byField },
          },
        },
      },
    },
    signal,
  );
  const codes = answer.aggregations?.by_code as Buckets<{ by_field: Buckets }> | undefined;
  return {
    skipped: totalOf(answer.hits.total),
    skip_reasons: (codes?.buckets ?? [])
      .flatMap(({ key: code, by_field }) =>
        by_field.buckets.map(({ key: field, doc_count: rows }) => ({ code, field, rows })),
      )
      .sort((a, b) => b.rows - a.rows)
      .slice(0, shownReasons),
  };
}

export async function readSettledCounts(
  client: Client,
  detector: Detector,
  signal: AbortSignal,
): Promise<SettledCounts> {
  const { deadLetters, results } = placesOf(detector);
  const count = ({ search }: typeof results) =>
    countOnce(client, { ...search, request: { query: ofDetector(detector) } }, signal);
  const [all, skipped, deadLettered] = await Promise.all([
    count(results),
    countSkipped(client, detector, signal),
    count(deadLetters),
  ]);
  return { results: all, ...skipped, dead_lettered: deadLettered };
}

export async function readSettledHistogram(
  client: Client,
  { detector, range, intervalMs }: { detector: Detector; range: TimeRange; intervalMs: number },
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const histograms = await Promise.all(
    places(detector).map(({ search, field }) =>
      timeHistogram(
        client,
        { ...search, field, query: settledOf(detector, timeQuery(field, range)), intervalMs },
        signal,
      ),
    ),
  );
  const sum = new Map<number, number>();
  for (const [start, count] of histograms.flatMap((histogram) => [...histogram])) {
    sum.set(start, (sum.get(start) ?? 0) + count);
  }
  return sum;
}

export async function readSettledOutcomes(
  client: Client,
  { detector, range, intervalMs }: { detector: Detector; range: TimeRange; intervalMs: number },
  signal: AbortSignal,
): Promise<Map<number, SettledOutcomes>> {
  const { deadLetters, results } = placesOf(detector);
  const count = ({ field, search }: typeof results, query: Query = { match_all: {} }) =>
    timeHistogram(
      client,
      { ...search, field, query: ofDetector(detector, timeQuery(field, range), query), intervalMs },
      signal,
    );
  const [scored, skipped, deadLettered] = await Promise.all([
    count(results, { bool: { must_not: [isSkipped] } }),
    count(results, isSkipped),
    count(deadLetters),
  ]);
  const starts = new Set([...scored.keys(), ...skipped.keys(), ...deadLettered.keys()]);
  return new Map(
    [...starts].map((start) => [
      start,
      {
        scored: scored.get(start) ?? 0,
        skipped: skipped.get(start) ?? 0,
        dead_lettered: deadLettered.get(start) ?? 0,
      },
    ]),
  );
}

export async function countSettledWithoutTime(
  client: Client,
  detector: Detector,
  signal: AbortSignal,
): Promise<number> {
  const withoutTime = (field: string): Query => ({
    bool: { must_not: [{ exists: { field } }] },
  });
  const counts = await Promise.all(
    places(detector).map(({ search, field }) =>
      countOnce(
        client,
        { ...search, request: { query: ofDetector(detector, withoutTime(field)) } },
        signal,
      ),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
