import { i18n } from '@kbn/i18n';

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
  {
    id: 'overview',
    path: paths.overview,
    name: i18n.translate('anomalyForest.application.paths.overviewName', {
      defaultMessage: 'Overview',
    }),
  },
  {
    id: 'anomalies',
    path: paths.anomalies,
    name: i18n.translate('anomalyForest.application.paths.anomaliesName', {
      defaultMessage: 'Anomalies',
    }),
  },
  {
    id: 'detectors',
    path: paths.detectors,
    name: i18n.translate('anomalyForest.application.paths.detectorsName', {
      defaultMessage: 'Detectors',
    }),
  },
  {
    id: 'models',
    path: paths.models,
    name: i18n.translate('anomalyForest.application.paths.modelsName', {
      defaultMessage: 'Models',
    }),
  },
  {
    id: 'evaluate',
    path: paths.evaluate,
    name: i18n.translate('anomalyForest.application.paths.evaluateName', {
      defaultMessage: 'Evaluate',
    }),
  },
  {
    id: 'logs',
    path: paths.logs,
    name: i18n.translate('anomalyForest.application.paths.logsName', { defaultMessage: 'Logs' }),
  },
  {
    id: 'status',
    path: paths.status,
    name: i18n.translate('anomalyForest.application.paths.statusName', {
      defaultMessage: 'Status',
    }),
  },
] as const;

export const detectorPath = (id: string): string => `${paths.detectors}/${encodeURIComponent(id)}`;

/** The wizard, filled with what a detector is. */
export const cloneOf = (id: string): string =>
  `${paths.newDetector}?clone=${encodeURIComponent(id)}`;

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
