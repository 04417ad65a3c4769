/** Addresses of the pages within the app. */
export const paths = {
  anomalies: '/anomalies',
  detectors: '/detectors',
  status: '/status',
} as const;

export const detectorPath = (id: string): string => `${paths.detectors}/${encodeURIComponent(id)}`;

export const anomaliesOf = (id: string): string =>
  `${paths.anomalies}?detector=${encodeURIComponent(id)}`;
