/** What the rule "anomalies found" would have done in the past. */
import type { AnomaliesRuleParams } from '../../common/alerting/anomalies_rule';
import type { RulePreview } from '../../common/api/preview_anomalies_rule';
import { durationToMs } from '../../common/codecs/bounded';
import { AppError } from '../../common/errors';
import type { GroupInterval, Span } from '../detection/ports/anomaly_groups';
import { loadDetector } from '../detection/detectors/load_detector';
import {
  alertSpans,
  mostAtOnce,
  rowsWithin,
  type AlertSpan,
  type SlidingRule,
} from './count_alerts';
import { anomalyScope, type AlertingPorts } from './judge_anomalies';

/** Most steps that a preview reads: a week and a window of a day, in steps of five minutes. */
export const mostSteps = 2_306;
/** Steps by which whole steps may reach beyond what was asked for. */
const rounding = 2;
/** Most pairs of entity and interval that a preview reads, of all detectors together. */
export const mostIntervals = 50_000;
const bars = 24;
const longestSpanMs = 31 * 86_400_000;

export interface PreviewInput {
  params: AnomaliesRuleParams;
  filter?: Record<string, unknown>;
  span: Span;
  /** Milliseconds between two runs of the rule. */
  everyMs: number;
}

const upTo = (multiple: number, value: number) => Math.ceil(value / multiple) * multiple;

/** The rule in whole steps: a step is a run, or several where there would be too many. */
export function slidingRule({ params, span, everyMs }: PreviewInput): SlidingRule {
  const askedWindowMs = durationToMs(params.window);
  const readMs = span.to - span.from + askedWindowMs;
  const stepMs = upTo(everyMs, Math.max(everyMs, readMs / (mostSteps - rounding)));
  return {
    stepMs,
    windowMs: upTo(stepMs, askedWindowMs),
    minCount: params.min_count ?? 1,
    span: {
      from: Math.floor(span.from / stepMs) * stepMs,
      to: Math.floor(span.to / stepMs) * stepMs,
    },
  };
}

function byEntity(intervals: readonly GroupInterval[]): GroupInterval[][] {
  const groups = new Map<string | null, GroupInterval[]>();
  for (const interval of intervals) {
    const group = groups.get(interval.entity);
    if (group === undefined) groups.set(interval.entity, [interval]);
    else group.push(interval);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.time - b.time));
}

function histogram(spans: readonly AlertSpan[], { span, stepMs }: SlidingRule) {
  const interval = upTo(stepMs, Math.max(stepMs, (span.to - span.from) / bars));
  const begins = new Map<number, number>();
  for (const { from } of spans) {
    const time = span.from + Math.floor((from - span.from) / interval) * interval;
    begins.set(time, (begins.get(time) ?? 0) + 1);
  }
  const count = Math.ceil((span.to - span.from) / interval);
  const buckets = Array.from({ length: count }, (_, i) => {
    const time = span.from + i * interval;
    return { time, alerts: begins.get(time) ?? 0 };
  });
  return { buckets, interval_ms: interval };
}

/**
 * Replays the rule over the results as they stand.
 * @throws AppError REQUEST_INVALID for a span that is empty or too long, DETECTOR_NOT_FOUND, ...
 */
export async function previewAnomaliesRule(
  ports: AlertingPorts,
  input: PreviewInput,
  signal: AbortSignal,
): Promise<RulePreview> {
  const length = input.span.to - input.span.from;
  if (length <= 0 || length > longestSpanMs) {
    throw new AppError('REQUEST_INVALID', 'A preview spans more than nothing and at most 31 days.');
  }
  const rule = slidingRule(input);
  const spans: AlertSpan[] = [];
  let entities = 0;
  let complete = true;
  let left = mostIntervals;
  const ids = input.params.detector_ids;
  for (const [i, id] of ids.entries()) {
    const detector = await loadDetector(ports, id);
    const wide = { from: rule.span.from - rule.windowMs, to: rule.span.to };
    const found = await ports.results.anomalyIntervals(
      anomalyScope(detector, input, wide),
      { intervalMs: rule.stepMs, most: Math.ceil(left / (ids.length - i)) },
      signal,
    );
    left -= found.intervals.length;
    complete &&= found.complete;
    const rowsIn = rowsWithin(found.rows, rule);
    for (const counts of byEntity(found.intervals)) {
      const ofEntity = alertSpans(counts, rule, rowsIn);
      if (ofEntity.length > 0) entities += 1;
      spans.push(...ofEntity);
    }
  }
  return {
    alerts: spans.length,
    entities,
    most_active: mostAtOnce(spans),
    ...histogram(spans, rule),
    step_ms: rule.stepMs,
    complete,
  };
}
