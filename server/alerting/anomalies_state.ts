/** What one run of the rule "anomalies found" leaves for the next. */
import * as t from 'io-ts';
import { anomalyAlertCodec } from './anomaly_alert';

export const anomaliesStateCodec = t.type({
  format_version: t.literal(1),
  /** Detector id → event time up to which it has been judged, milliseconds since 1970. */
  judged_to: t.record(t.string, t.number),
  /** The alerts that are active. */
  active: t.array(anomalyAlertCodec),
});
export type AnomaliesState = t.TypeOf<typeof anomaliesStateCodec>;

export const initialAnomaliesState: AnomaliesState = {
  format_version: 1,
  judged_to: {},
  active: [],
};

/** The state of the last run; a fresh one before the first, and after a version that wrote another form. */
export function readAnomaliesState(stored: unknown): AnomaliesState {
  const decoded = anomaliesStateCodec.decode(stored);
  return decoded._tag === 'Right' ? decoded.right : initialAnomaliesState;
}
