/** Parameters of the rule "anomalies found": what the form edits and the rule runs with. */
import type * as t from 'io-ts';
import {
  duration,
  durationToMs,
  integerIn,
  isoTime,
  listOf,
  numberIn,
  text,
} from '../codecs/bounded';
import { decodeOrThrow } from '../codecs/decode';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';
import { AppError } from '../errors';
import { namedSeverityCodec } from '../severity';

/** Longest look-back window, in milliseconds: 30 days. */
const longestWindowMs = 30 * 86_400_000;

export const anomaliesRuleParamsCodec = strictObject(
  'params',
  {
    detector_ids: listOf(detectorIdCodec, 1, 20),
    /** How far back from the last settled moment a run looks, by event time. */
    window: duration,
  },
  {
    /** Only anomalies of at least this severity. */
    min_severity: namedSeverityCodec,
    /** Only anomalies of at least this score, 0..1. */
    min_score: numberIn(0, 1),
    /** Only anomalies that match this KQL. */
    kql: text(2_000),
    /** One alert for each value of this field; one for each detector when left out. */
    group_by: text(255),
    /** Fewest anomalies in the window that make an alert; 1 when left out. */
    min_count: integerIn(1, 1_000_000),
    /** Values of `group_by` that never alert. */
    exclude_entities: listOf(text(1_000), 0, 1_000),
    /** Event times that never alert, such as a maintenance: `from` inclusive, `to` exclusive. */
    exclude_times: listOf(strictObject('time range', { from: isoTime, to: isoTime }), 0, 100),
  },
);
export type AnomaliesRuleParams = t.TypeOf<typeof anomaliesRuleParamsCodec>;

/** What the codec cannot say of two parameters together, in words. */
function contradictions(params: AnomaliesRuleParams): string[] {
  const found: string[] = [];
  if (durationToMs(params.window) > longestWindowMs) found.push('window must be at most 30d');
  if ((params.exclude_entities?.length ?? 0) > 0 && params.group_by === undefined) {
    found.push('exclude_entities needs group_by');
  }
  for (const { from, to } of params.exclude_times ?? []) {
    if (Date.parse(from) >= Date.parse(to))
      found.push(`exclude_times: ${from} is not before ${to}`);
  }
  return found;
}

/** @throws AppError REQUEST_INVALID that names every problem */
export function decodeAnomaliesRuleParams(input: unknown): AnomaliesRuleParams {
  const what = 'Rule parameters';
  const params = decodeOrThrow(anomaliesRuleParamsCodec, input, { what });
  const problems = contradictions(params);
  if (problems.length > 0) throw new AppError('REQUEST_INVALID', `${what}: ${problems.join('; ')}`);
  return params;
}
