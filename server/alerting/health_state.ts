/** What one run of the rule "detector health" leaves for the next. */
import * as t from 'io-ts';
import { healthConditionCodec } from '../../common/alerting/health_rule';

const healthAlertCodec = t.type({
  /** The same for the same detector and condition, in every run. */
  id: t.string,
  detector_id: t.string,
  detector_name: t.string,
  condition: healthConditionCodec,
  /** What is wrong, in words. */
  message: t.string,
});
export type HealthAlert = t.TypeOf<typeof healthAlertCodec>;

export const healthStateCodec = t.type({
  format_version: t.literal(1),
  /** The alerts that are active. */
  active: t.array(healthAlertCodec),
});
export type HealthState = t.TypeOf<typeof healthStateCodec>;

export const initialHealthState: HealthState = { format_version: 1, active: [] };

/** The state of the last run; a fresh one before the first, and after a version that wrote another form. */
export function readHealthState(stored: unknown): HealthState {
  const decoded = healthStateCodec.decode(stored);
  return decoded._tag === 'Right' ? decoded.right : initialHealthState;
}
