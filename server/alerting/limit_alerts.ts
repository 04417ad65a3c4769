/** Which alerts are reported when there are more than Kibana takes in one run. */
import type { AnomalyAlert } from './anomaly_alert';

/** An alert that stays although its entity has no anomaly in the window. */
export interface Kept<Because> {
  alert: AnomalyAlert;
  because: Because;
}

export interface Reported<Because> {
  /** The worst first. */
  found: AnomalyAlert[];
  kept: Kept<Because>[];
  /** Whether there were more. */
  limited: boolean;
  /** What is active after this run. */
  active: AnomalyAlert[];
}

/**
 * The worst alerts up to the limit, then the kept ones. Beyond the limit Kibana decides no recovery:
 * everything that was active stays, and new alerts fill up what room is left, in the order reported.
 * @param more whether there are anomalies that are not in `found`
 */
export function limitAlerts<Because>(
  found: readonly AnomalyAlert[],
  kept: readonly Kept<Because>[],
  { limit, more, before }: { limit: number; more: boolean; before: readonly AnomalyAlert[] },
): Reported<Because> {
  const limited = more || found.length + kept.length > limit;
  const reportedFound = found.slice(0, limit);
  const reportedKept = kept.slice(0, Math.max(0, limit - reportedFound.length));
  if (!limited) {
    const active = [...reportedFound, ...reportedKept.map(({ alert }) => alert)];
    return { found: reportedFound, kept: reportedKept, limited, active };
  }
  const active = new Map(before.map((alert) => [alert.id, alert]));
  for (const alert of reportedFound) {
    if (active.has(alert.id) || active.size < limit) active.set(alert.id, alert);
  }
  return { found: reportedFound, kept: reportedKept, limited, active: [...active.values()] };
}
