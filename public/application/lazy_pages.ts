/** Every page in a chunk of its own: opening one loads no other. */
import { lazy, type ComponentType } from 'react';

const page = <M>(load: () => Promise<M>, pick: (module: M) => ComponentType) =>
  lazy(async () => ({ default: pick(await load()) }));

export const OverviewPage = page(
  () => import(/* webpackChunkName: "overview" */ '../pages/overview/overview_page'),
  (module) => module.OverviewPage,
);
export const AnomaliesPage = page(
  () => import(/* webpackChunkName: "anomalies" */ '../pages/anomalies/anomalies_page'),
  (module) => module.AnomaliesPage,
);
export const DetectorsPage = page(
  () => import(/* webpackChunkName: "detectors" */ '../pages/detectors/detectors_page'),
  (module) => module.DetectorsPage,
);
export const DetectorPage = page(
  () => import(/* webpackChunkName: "detector" */ '../pages/detectors/detector_page'),
  (module) => module.DetectorPage,
);
export const WizardPage = page(
  () => import(/* webpackChunkName: "wizard" */ '../pages/wizard/wizard_page'),
  (module) => module.WizardPage,
);
export const ModelsPage = page(
  () => import(/* webpackChunkName: "models" */ '../pages/models/models_page'),
  (module) => module.ModelsPage,
);
export const EvaluatePage = page(
  () => import(/* webpackChunkName: "evaluate" */ '../pages/evaluate/evaluate_page'),
  (module) => module.EvaluatePage,
);
export const LogsPage = page(
  () => import(/* webpackChunkName: "logs" */ '../pages/logs/logs_page'),
  (module) => module.LogsPage,
);
export const StatusPage = page(
  () => import(/* webpackChunkName: "status" */ '../pages/status/status_page'),
  (module) => module.StatusPage,
);
