/** Parameters of the rule "detector health". */
import * as t from 'io-ts';
import { duration, listOf } from '../codecs/bounded';
import { decodeOrThrow } from '../codecs/decode';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';

export const healthConditions = [
  'no_data',
  'lagging',
  'failing',
  'credentials_invalid',
  'drift',
] as const;

export const healthConditionCodec = t.keyof({
  /** The source has had no document for `no_data_for`. */
  no_data: null,
  /** Scoring is behind by more than `max_lag`. */
  lagging: null,
  /** The last run failed. */
  failing: null,
  /** The last run was refused for lack of rights: its API key is gone or may not do what it must. */
  credentials_invalid: null,
  /** The rows no longer look like those of the training. */
  drift: null,
});
export type HealthCondition = t.TypeOf<typeof healthConditionCodec>;

export const healthRuleParamsCodec = strictObject(
  'params',
  {},
  {
    /** All detectors when left out. */
    detector_ids: listOf(detectorIdCodec, 1, 100),
    /** All conditions when left out. */
    conditions: listOf(healthConditionCodec, 1, healthConditions.length),
    no_data_for: duration,
    max_lag: duration,
  },
);
export type HealthRuleParams = t.TypeOf<typeof healthRuleParamsCodec>;

export const defaultNoDataFor = '15m';
export const defaultMaxLag = '5m';

/** @throws AppError REQUEST_INVALID that names every problem */
export function decodeHealthRuleParams(input: unknown): HealthRuleParams {
  return decodeOrThrow(healthRuleParamsCodec, input, { what: 'Rule parameters' });
}
