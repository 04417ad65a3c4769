/** How many anomalies there are by severity, now and before, and which are the worst. */
import type { Client, estypes } from '@elastic/elasticsearch';
import * as t from 'io-ts';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { resultTimeField } from '../../../common/fields';
import { reasonCodec, type Reason } from '../../../common/result';
import { severityCodec } from '../../../common/severity';
import type { Span } from '../../detection/ports/anomaly_groups';
import type {
  SurveyScope,
  SurveySummary,
  WorstFinding,
} from '../../detection/ports/anomaly_survey';
import { fetchedTime } from '../search/fetched_time';
import { searchOnce } from '../search/search_once';
import { timeQuery } from '../source_query';
import { anomaliesOf } from './result_query';
import { bySeverity, type SeverityAnswer, severityCountsOf } from './severity_aggregation';

const findingHitCodec = t.type({
  ml_score: t.number,
  ml: t.intersection([
    t.type({ detector_id: t.string, source: t.type({ id: t.string }) }),
    t.partial({
      severity: severityCodec,
      percentile: t.number,
      reasons: t.array(reasonCodec),
    }),
  ]),
});

interface Counted {
  doc_count: number;
  severity: SeverityAnswer;
}

interface Answer {
  now: Counted;
  before: Counted;
}

const countsOf = (counted: Counted | undefined) =>
  severityCountsOf(counted?.doc_count ?? 0, counted?.severity);

function strongest(reasons: readonly Reason[]): Reason | null {
  return reasons.reduce<Reason | null>(
    (most, reason) => (reason.contribution > Math.max(0, most?.contribution ?? 0) ? reason : most),
    null,
  );
}

function toFinding(hit: estypes.SearchHit<unknown>): WorstFinding {
  const { ml, ml_score: score } = decodeOrThrow(findingHitCodec, hit._source, {
    what: `Result ${hit._id ?? ''} in "${hit._index}"`,
    code: 'ES_BAD_RESPONSE',
  });
  const time = fetchedTime(hit, resultTimeField);
  return {
    result_id: hit._id ?? '',
    detector_id: ml.detector_id,
    source_id: ml.source.id,
    time: time === null ? null : new Date(time).toISOString(),
    score,
    severity: ml.severity ?? 'none',
    percentile: ml.percentile ?? 0,
    reason: strongest(ml.reasons ?? []),
  };
}

function requestFor(
  { detectorIds }: SurveyScope,
  { span, worst }: { span: Span; worst: number },
): Omit<estypes.SearchRequest, 'index'> {
  const before = { from: span.from - (span.to - span.from), to: span.from };
  return {
    size: worst,
    track_total_hits: false,
    query: anomaliesOf(detectorIds, { from: before.from, to: span.to }),
    // Counts look at both spans, the rows of the answer at the later one.
    post_filter: timeQuery(resultTimeField, span),
    aggs: {
      now: { filter: timeQuery(resultTimeField, span), aggs: { severity: bySeverity } },
      before: { filter: timeQuery(resultTimeField, before), aggs: { severity: bySeverity } },
    },
    sort: [
      { 'ml.percentile': { order: 'desc', missing: '_last', unmapped_type: 'float' } },
      { ml_score: { order: 'desc', unmapped_type: 'double' } },
      { [resultTimeField]: { order: 'desc', unmapped_type: 'date', numeric_type: 'date' } },
    ],
    _source: [
      'ml_score',
      'ml.detector_id',
      'ml.severity',
      'ml.percentile',
      'ml.reasons',
      'ml.source.id',
    ],
    docvalue_fields: [{ field: resultTimeField, format: 'epoch_millis' }],
  };
}

/** One search; see `AnomalySurveyor`. */
export async function readAnomalySummary(
  client: Client,
  { scope, span, worst }: { scope: SurveyScope; span: Span; worst: number },
  signal: AbortSignal,
): Promise<SurveySummary> {
  const answer = await searchOnce<unknown>(
    client,
    {
      indices: [scope.index],
      doing: `Reading results from "${scope.index}"`,
      mayBeMissing: true,
      request: requestFor(scope, { span, worst }),
    },
    signal,
  );
  const found = answer.aggregations as unknown as Partial<Answer> | undefined;
  return {
    counts: countsOf(found?.now),
    counts_before: countsOf(found?.before),
    worst: answer.hits.hits.map(toFinding),
  };
}
