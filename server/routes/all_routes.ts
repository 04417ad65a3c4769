/** The HTTP API: every route there is. */
import { createDetectorRoute } from './create_detector';
import { deleteDetectorRoute } from './delete_detector';
import { deleteModelRoute } from './delete_model';
import { detectRowsRoute } from './detect_rows';
import { enableDetectorRoute } from './enable_detector';
import { evaluateDetectorRoute } from './evaluate_detector';
import { explainResultRoute } from './explain_result';
import { getDetectorRoute } from './get_detector';
import { getMetricsRoute } from './get_metrics';
import { getModelRoute } from './get_model';
import { getPrometheusMetricsRoute } from './get_prometheus_metrics';
import { getStatusRoute } from './get_status';
import { listDetectorsRoute } from './list_detectors';
import { listModelsRoute } from './list_models';
import { modelHistoryRoute } from './model_history';
import { promoteModelRoute } from './promote_model';
import { renewCredentialsRoute } from './renew_credentials';
import { resultsTimelineRoute } from './results_timeline';
import { previewAnomaliesRuleRoute } from './preview_anomalies_rule';
import { rollBackModelRoute } from './roll_back_model';
import type { MountableRoute } from './route';
import { runDetectorRoute } from './run_detector';
import { searchResultsRoute } from './search_results';
import { withdrawChallengerRoute } from './withdraw_challenger';

export const routes: readonly MountableRoute[] = [
  listDetectorsRoute,
  createDetectorRoute,
  getDetectorRoute,
  deleteDetectorRoute,
  enableDetectorRoute,
  renewCredentialsRoute,
  runDetectorRoute,
  listModelsRoute,
  getModelRoute,
  promoteModelRoute,
  rollBackModelRoute,
  withdrawChallengerRoute,
  deleteModelRoute,
  modelHistoryRoute,
  searchResultsRoute,
  resultsTimelineRoute,
  previewAnomaliesRuleRoute,
  explainResultRoute,
  detectRowsRoute,
  evaluateDetectorRoute,
  getMetricsRoute,
  getPrometheusMetricsRoute,
  getStatusRoute,
];
