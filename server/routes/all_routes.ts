/** The HTTP API: every route there is. */
import { anomalyLanesRoute } from './anomaly_lanes';
import { anomalySummaryRoute } from './anomaly_summary';
import { createDetectorRoute } from './create_detector';
import { deleteDetectorRoute } from './delete_detector';
import { deleteModelRoute } from './delete_model';
import { enableDetectorRoute } from './enable_detector';
import { entityFieldsRoute } from './entity_fields';
import { explainResultRoute } from './explain_result';
import { findResultRoute } from './find_result';
import { getDetectorRoute } from './get_detector';
import { getModelRoute } from './get_model';
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
import { startDemoRoute } from './start_demo';
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
  anomalyLanesRoute,
  anomalySummaryRoute,
  entityFieldsRoute,
  findResultRoute,
  previewAnomaliesRuleRoute,
  explainResultRoute,
  getStatusRoute,
  startDemoRoute,
];
