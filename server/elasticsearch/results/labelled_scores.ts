/** Scores with the label that stands in the same document. */
import { resultTimeField } from '../../../common/fields';
import type { Client } from '@elastic/elasticsearch';
import type { Detector } from '../../../common/detector';
import type { LabelledScore } from '../../detection/ports/result_reader';
import type { TimeRange } from '../../detection/ports/scope';
import { searchPages, type Hit, type PageLimits } from '../search/paged_search';
import { timeQuery } from '../source_query';
import { ofDetector } from './result_query';

function firstValue(hit: Hit, field: string): unknown {
  const values: unknown = hit.fields?.[field];
  return Array.isArray(values) ? (values[0] as unknown) : undefined;
}

/** A window has the labels of all its events. */
function labelOf(hit: Hit, field: string): unknown {
  const values: unknown = hit.fields?.[field];
  return Array.isArray(values) && values.length > 1 ? values : firstValue(hit, field);
}

function toLabelledScore(hit: Hit, labelField: string): LabelledScore[] {
  const score = firstValue(hit, 'ml_score');
  const label = labelOf(hit, labelField);
  if (typeof score !== 'number' || label === undefined) return [];
  return [{ score, anomaly: firstValue(hit, 'ml_anomaly') === true, label }];
}

/** Pages of scored results that have the label field. Results without an event time are in the open range only. */
export async function* readLabelledScores(
  { client, limits }: { client: Client; limits: PageLimits },
  { detector, labelField, range }: { detector: Detector; labelField: string; range: TimeRange },
  signal: AbortSignal,
): AsyncGenerator<LabelledScore[], void> {
  const scored = { exists: { field: 'ml_score' } };
  const open = range.from === null && range.to === null;
  const inRange = open ? [] : [timeQuery(resultTimeField, range)];
  const { index } = detector.destination;
  const pages = searchPages(
    { client, limits },
    {
      indices: [index],
      doing: `Reading results from "${index}"`,
      query: ofDetector(detector, scored, ...inRange),
      sort: [{ _shard_doc: 'asc' }],
      source: false,
      // Also from the source where the mapping leaves the label out.
      fields: [labelField, 'ml_score', 'ml_anomaly'].map((field) => ({
        field,
        include_unmapped: true,
      })),
      mayBeMissing: true,
    },
    signal,
  );
  for await (const hits of pages) yield hits.flatMap((hit) => toLabelledScore(hit, labelField));
}
