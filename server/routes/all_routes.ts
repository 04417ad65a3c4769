/** The HTTP API: every route there is. */
import { compareModelsRoute } from './compare_models';
import { anomalyLanesRoute } from './anomaly_lanes';
import { anomalySummaryRoute } from './anomaly_summary';
import { cancelTrainingRoute } from './cancel_training';
import { changeDetectorRoute } from './change_detector';
import { createDetectorRoute } from './create_detector';
import { deleteDetectorRoute } from './delete_detector';
import { deleteModelRoute } from './delete_model';
import { detectRowsRoute } from './detect_rows';
import { describeLogsRoute } from './describe_logs';
import { describeApiRoute } from './describe_api';
import { enableDetectorRoute } from './enable_detector';
import { arrivalTimesRoute } from './arrival_times';
import { eventCountsRoute } from './event_counts';
import { evaluateAttacksRoute } from './evaluate_attacks';
import { evaluateDetectorRoute } from './evaluate_detector';
import { exportModelRoute } from './export_model';
import { exportLabelsRoute } from './export_labels';
import { giveLabelsRoute } from './give_labels';
import { importLabelsRoute } from './import_labels';
import { learnFromLabelsRoute } from './learn_from_labels';
import { listIndicesRoute } from './list_indices';
import { listLabelsRoute } from './list_labels';
import { selectForLabelsRoute } from './select_for_labels';
import { suggestLabelsRoute } from './suggest_labels';
import { withdrawLabelRoute } from './withdraw_label';
import { getConfigurationRoute } from './get_configuration';
import { exportSettingsRoute, exportSetupRoute } from './export_setup';
import { fieldCandidatesRoute } from './field_candidates';
import { entityFieldsRoute } from './entity_fields';
import { explainResultRoute } from './explain_result';
import { findResultRoute } from './find_result';
import { getDetectorRoute } from './get_detector';
import { getLogDocumentRoute } from './get_log_document';
import { getMetricsRoute } from './get_metrics';
import { getModelRoute } from './get_model';
import { getPrometheusMetricsRoute } from './get_prometheus_metrics';
import { getStatusRoute } from './get_status';
import { importModelRoute } from './import_model';
import { importSetupRoute, previewSetupRoute } from './import_setup';
import { ledgerOverTimeRoute } from './ledger_over_time';
import { listDetectorsRoute } from './list_detectors';
import { listModelsRoute } from './list_models';
import { minePatternsRoute } from './mine_patterns';
import { modelHistoryRoute } from './model_history';
import { previewDetectorRoute } from './preview_detector';
import { profileSourceRoute } from './profile_source';
import { promoteModelRoute } from './promote_model';
import { putConfigurationRoute } from './put_configuration';
import { renewCredentialsRoute } from './renew_credentials';
import { resultsTimelineRoute } from './results_timeline';
import { previewAnomaliesRuleRoute } from './preview_anomalies_rule';
import { rollBackModelRoute } from './roll_back_model';
import type { MountableRoute } from './route';
import { runDetectorRoute } from './run_detector';
import { scoreHistogramRoute } from './score_histogram';
import { scoresByClassRoute } from './scores_by_class';
import { searchLogsRoute } from './search_logs';
import { searchResultsRoute } from './search_results';
import { seedStabilityRoute } from './seed_stability';
import { validateDetectorRoute } from './validate_detector';
import { setTrainingExclusionRoute } from './set_training_exclusion';
import { startDemoRoute } from './start_demo';
import { withdrawChallengerRoute } from './withdraw_challenger';
import { windowChoicesRoute } from './window_choices';

const endpoints: readonly MountableRoute[] = [
  listDetectorsRoute,
  createDetectorRoute,
  getDetectorRoute,
  changeDetectorRoute,
  deleteDetectorRoute,
  enableDetectorRoute,
  renewCredentialsRoute,
  runDetectorRoute,
  cancelTrainingRoute,
  setTrainingExclusionRoute,
  ledgerOverTimeRoute,
  listModelsRoute,
  getModelRoute,
  promoteModelRoute,
  rollBackModelRoute,
  withdrawChallengerRoute,
  deleteModelRoute,
  exportModelRoute,
  importModelRoute,
  modelHistoryRoute,
  compareModelsRoute,
  seedStabilityRoute,
  scoreHistogramRoute,
  searchResultsRoute,
  resultsTimelineRoute,
  anomalyLanesRoute,
  anomalySummaryRoute,
  entityFieldsRoute,
  findResultRoute,
  previewAnomaliesRuleRoute,
  explainResultRoute,
  giveLabelsRoute,
  listLabelsRoute,
  withdrawLabelRoute,
  suggestLabelsRoute,
  selectForLabelsRoute,
  exportLabelsRoute,
  importLabelsRoute,
  learnFromLabelsRoute,
  detectRowsRoute,
  evaluateDetectorRoute,
  evaluateAttacksRoute,
  scoresByClassRoute,
  eventCountsRoute,
  arrivalTimesRoute,
  getMetricsRoute,
  getPrometheusMetricsRoute,
  exportSetupRoute,
  exportSettingsRoute,
  importSetupRoute,
  previewSetupRoute,
  listIndicesRoute,
  profileSourceRoute,
  fieldCandidatesRoute,
  windowChoicesRoute,
  previewDetectorRoute,
  validateDetectorRoute,
  describeLogsRoute,
  searchLogsRoute,
  minePatternsRoute,
  getLogDocumentRoute,
  getStatusRoute,
  getConfigurationRoute,
  putConfigurationRoute,
  startDemoRoute,
];

export const routes: readonly MountableRoute[] = [...endpoints, describeApiRoute(endpoints)];
