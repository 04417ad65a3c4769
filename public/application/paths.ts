/** Addresses of the pages within the app. */
export const paths = {
  overview: '/overview',
  anomalies: '/anomalies',
  detectors: '/detectors',
  status: '/status',
  newDetector: '/detectors/new',
  models: '/models',
} as const;

/** The pages that stand in the navigation, in its order. */
export const navigationEntries = [
  { path: paths.overview, name: 'Overview' },
  { path: paths.anomalies, name: 'Anomalies' },
  { path: paths.detectors, name: 'Detectors' },
  { path: paths.status, name: 'Status' },
] as const;

export const detectorPath = (id: string): string => `${paths.detectors}/${encodeURIComponent(id)}`;

/** @param more of the page's state, by the names that its address has for it */
export const anomaliesOf = (id: string, more: Readonly<Record<string, string>> = {}): string =>
  `${paths.anomalies}?${new URLSearchParams({ detector: id, ...more }).toString()}`;
