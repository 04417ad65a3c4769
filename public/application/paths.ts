/** Addresses of the pages within the app. */
export const paths = {
  overview: '/overview',
  anomalies: '/anomalies',
  detectors: '/detectors',
  models: '/models',
  evaluate: '/evaluate',
  newDetector: '/detectors/new',
  detectorFromJson: '/detectors?create=true',
  logs: '/logs',
  status: '/status',
} as const;

/** The pages that stand in the navigation, in its order. */
export const navigationEntries = [
  { path: paths.overview, name: 'Overview' },
  { path: paths.anomalies, name: 'Anomalies' },
  { path: paths.detectors, name: 'Detectors' },
  { path: paths.models, name: 'Models' },
  { path: paths.evaluate, name: 'Evaluate' },
  { path: paths.logs, name: 'Logs' },
  { path: paths.status, name: 'Status' },
] as const;

export const detectorPath = (id: string): string => `${paths.detectors}/${encodeURIComponent(id)}`;

/** @param more of the page's state, by the names that its address has for it */
export const anomaliesOf = (id: string, more: Readonly<Record<string, string>> = {}): string =>
  `${paths.anomalies}?${new URLSearchParams({ detector: id, ...more }).toString()}`;

export const modelsOf = (id: string): string =>
  `${paths.models}?detector=${encodeURIComponent(id)}`;

export const evaluateOf = (id: string): string =>
  `${paths.evaluate}?detector=${encodeURIComponent(id)}`;

/** Half a minute to either side of a row. */
const aroundRowMs = 30_000;

/** The details of a result among those of its time, ordinary rows too. */
export function resultOf(
  id: string,
  { resultId, time }: { resultId: string; time: string | null },
): string {
  const params = new URLSearchParams({ detector: id, all: 'true', paused: 'true', row: resultId });
  if (time !== null) {
    const at = Date.parse(time);
    params.set('from', new Date(at - aroundRowMs).toISOString());
    params.set('to', new Date(at + aroundRowMs).toISOString());
  }
  return `${paths.anomalies}?${params.toString()}`;
}
