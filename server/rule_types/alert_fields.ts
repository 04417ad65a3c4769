/** Alerts as documents: what both rule types write into `.alerts-anomaly_forest.alerts-default`. */
import type { AlertField, RuleType } from '../kibana/contracts/alerting';
import type { AnomalyAlert } from '../alerting/anomaly_alert';
import type { HealthAlert } from '../alerting/health_state';

const field = (type: string): AlertField => ({ type, required: false });

export const alertFieldMap: Record<string, AlertField> = {
  'anomaly_forest.detector_id': field('keyword'),
  'anomaly_forest.detector_name': field('keyword'),
  'anomaly_forest.entity_field': field('keyword'),
  'anomaly_forest.entity': field('keyword'),
  'anomaly_forest.count': field('long'),
  'anomaly_forest.score': field('double'),
  'anomaly_forest.severity': field('keyword'),
  'anomaly_forest.reasons': field('keyword'),
  'anomaly_forest.time': field('date'),
  'anomaly_forest.window_from': field('date'),
  'anomaly_forest.window_to': field('date'),
  /** `anomalous`, or why the alert is kept or has recovered. */
  'anomaly_forest.judgement': field('keyword'),
  /** Of a health alert. */
  'anomaly_forest.condition': field('keyword'),
};

/** One set of options for both rule types: Kibana refuses two for one context. */
export const alertDocuments: RuleType['alerts'] = {
  context: 'anomaly_forest',
  mappings: { fieldMap: alertFieldMap },
  shouldWrite: true,
};

export const iso = (ms: number) => new Date(ms).toISOString();

/** What the alerts table shows as the reason. */
export function anomalySummary(alert: AnomalyAlert): string {
  const { count, entity, entity_field: by, detector_name: detector } = alert;
  const where = by === null ? '' : ` of ${by} ${entity ?? '(no value)'}`;
  const anomalies = count === 1 ? 'anomaly' : 'anomalies';
  const score = alert.score.toFixed(3);
  const why = alert.reasons === '' ? '' : `: ${alert.reasons}`;
  return `${count} ${anomalies}${where} in ${detector}, worst score ${score} (${alert.severity})${why}`;
}

export function anomalyPayload(alert: AnomalyAlert): Record<string, unknown> {
  return {
    'kibana.alert.reason': anomalySummary(alert),
    'anomaly_forest.detector_id': alert.detector_id,
    'anomaly_forest.detector_name': alert.detector_name,
    ...(alert.entity_field === null ? {} : { 'anomaly_forest.entity_field': alert.entity_field }),
    ...(alert.entity === null ? {} : { 'anomaly_forest.entity': alert.entity }),
    'anomaly_forest.count': alert.count,
    'anomaly_forest.score': alert.score,
    'anomaly_forest.severity': alert.severity,
    'anomaly_forest.reasons': alert.reasons,
    ...(alert.time === null ? {} : { 'anomaly_forest.time': iso(alert.time) }),
    'anomaly_forest.window_from': iso(alert.window_from),
    'anomaly_forest.window_to': iso(alert.window_to),
    'anomaly_forest.judgement': 'anomalous',
  };
}

export function healthPayload(alert: HealthAlert): Record<string, unknown> {
  return {
    'kibana.alert.reason': `${alert.detector_name}: ${alert.message}`,
    'anomaly_forest.detector_id': alert.detector_id,
    'anomaly_forest.detector_name': alert.detector_name,
    'anomaly_forest.condition': alert.condition,
  };
}
