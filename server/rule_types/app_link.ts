/** Addresses of the app's pages, for messages. */
import type { AnomalyAlert } from '../alerting/anomaly_alert';
import { defaultSpaceId } from '../kibana/default_space';
import { pluginId } from '../kibana/privileges';

/** A minute before and after, so that the chart shows what was ordinary. */
const aroundMs = 60_000;

export const detectorPath = (detectorId: string) =>
  `/app/${pluginId}/detectors/${encodeURIComponent(detectorId)}`;

export function anomaliesPath(detectorId: string, span?: { from: number; to: number }): string {
  const query = new URLSearchParams({ detector: detectorId });
  if (span !== undefined) {
    query.set('from', new Date(span.from).toISOString());
    query.set('to', new Date(span.to).toISOString());
  }
  return `/app/${pluginId}/anomalies?${query.toString()}`;
}

export function alertPath({ detector_id: id, window_from: from, window_to: to }: AnomalyAlert) {
  return anomaliesPath(id, { from: from - aroundMs, to: to + aroundMs });
}

/**
 * Makes addresses of a space's pages.
 * @param base `server.publicBaseUrl` where it is set, the base path where not
 */
export function toSpaceLink(base: string, spaceId: string): (path: string) => string {
  const isDefault = spaceId === '' || spaceId === defaultSpaceId;
  const space = isDefault ? '' : `/s/${encodeURIComponent(spaceId)}`;
  return (path) => `${base}${space}${path}`;
}
