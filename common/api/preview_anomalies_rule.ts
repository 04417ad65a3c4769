import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, timeRangeProps } from './shared';
import { anomaliesRuleParamsCodec } from '../alerting/anomalies_rule';
import { duration } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

export const rulePreviewCodec = t.type({
  /** How often an alert would have begun. */
  alerts: t.number,
  /** Entities, or detectors without `group_by`, that would have had one. */
  entities: t.number,
  /** Most alerts active at once. */
  most_active: t.number,
  /** Alerts that would have begun, per interval of time. */
  buckets: t.array(t.type({ time: t.number, alerts: t.number })),
  /** Milliseconds. */
  interval_ms: t.number,
  /** Milliseconds to which times were rounded. */
  step_ms: t.number,
  /** False when there were more anomalous intervals than a preview reads: it would have been more. */
  complete: t.boolean,
});
export type RulePreview = t.TypeOf<typeof rulePreviewCodec>;

export const previewAnomaliesRule = contract({
  method: 'post',
  path: `${apiRoot}/rules/anomalies/preview`,
  privilege: 'read',
  summary:
    'What the rule "anomalies found" would have done in the past, on the results as they stand.',
  params: none,
  body: strictObject(
    'body',
    { params: anomaliesRuleParamsCodec, ...timeRangeProps },
    /** How often the rule would have run; a minute when left out. */
    { every: duration },
  ),
  response: rulePreviewCodec,
});
