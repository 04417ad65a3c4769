/** Addresses of the pages within the app. */
export const paths = {
  anomalies: '/anomalies',
  detectors: '/detectors',
  newDetector: '/detectors/new',
  detectorFromJson: '/detectors?create=true',
  status: '/status',
} as const;

export const detectorPath = (id: string): string => `${paths.detectors}/${encodeURIComponent(id)}`;

/** @param range ISO 8601; the page's own when left out */
export const anomaliesOf = (id: string, range?: { from: string; to: string }): string =>
  `${paths.anomalies}?${new URLSearchParams({ detector: id, ...range }).toString()}`;
