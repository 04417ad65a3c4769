/** What an alert of the rule "anomalies found" says. */
import { createHash } from 'crypto';
import * as t from 'io-ts';
import type { Detector } from '../../common/detector';
import type { Reason } from '../../common/result';
import { severityCodec } from '../../common/severity';
import type { AnomalyGroup, Span } from '../detection/ports/anomaly_groups';

export const anomalyAlertCodec = t.type({
  id: t.string,
  detector_id: t.string,
  detector_name: t.string,
  /** Null without `group_by`. */
  entity_field: t.union([t.string, t.null]),
  /** Null without `group_by`, and for rows that have no value there. */
  entity: t.union([t.string, t.null]),
  count: t.number,
  /** Of the worst anomaly, 0..1. */
  score: t.number,
  severity: severityCodec,
  /** Event time of the worst anomaly, milliseconds since 1970. */
  time: t.union([t.number, t.null]),
  /** First reasons of the worst anomaly, as text. */
  reasons: t.string,
  window_from: t.number,
  window_to: t.number,
});
export type AnomalyAlert = t.TypeOf<typeof anomalyAlertCodec>;

const longestIdPart = 200;
const shownReasons = 3;
const longestReasons = 300;

/**
 * The alert's id: the same for the same detector and entity, in every run. A long entity is
 * shortened by its hash, since Kibana does not index an id beyond 1,024 characters.
 */
export function alertId(detectorId: string, groupBy: string | undefined, entity: string | null) {
  if (groupBy === undefined) return detectorId;
  if (entity === null) return `${detectorId}:`;
  if (entity.length <= longestIdPart) return `${detectorId}:${entity}`;
  const hash = createHash('sha256').update(entity).digest('hex');
  return `${detectorId}:${entity.slice(0, longestIdPart - hash.length)}${hash}`;
}

const shown = (text: string | undefined, value: number | undefined) =>
  text ?? (value === undefined ? '' : String(Number(value.toPrecision(5))));

/** The reasons that speak most for an anomaly: "cpu_pct 98 (typical 31), temp_c 90 (typical 60)". */
export function reasonsAsText(reasons: readonly Reason[]): string {
  return reasons
    .filter(({ contribution }) => contribution > 0)
    .slice(0, shownReasons)
    .map(
      ({ feature, value, typical, value_text, typical_text }) =>
        `${feature} ${shown(value_text, value)} (typical ${shown(typical_text, typical)})`,
    )
    .join(', ')
    .slice(0, longestReasons);
}

export function toAlert(
  detector: Detector,
  { groupBy, span }: { groupBy?: string; span: Span },
  group: AnomalyGroup,
): AnomalyAlert {
  const { entity, count, score, severity, time } = group;
  return {
    id: alertId(detector.id, groupBy, entity),
    detector_id: detector.id,
    detector_name: detector.name,
    entity_field: groupBy ?? null,
    entity,
    count,
    score,
    severity,
    time,
    reasons: reasonsAsText(group.reasons),
    window_from: span.from,
    window_to: span.to,
  };
}
