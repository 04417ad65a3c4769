/** The HTTP API: every route there is. */
import { createDetectorRoute } from './create_detector';
import { deleteDetectorRoute } from './delete_detector';
import { enableDetectorRoute } from './enable_detector';
import { getDetectorRoute } from './get_detector';
import { getStatusRoute } from './get_status';
import { listDetectorsRoute } from './list_detectors';
import { resultsTimelineRoute } from './results_timeline';
import { previewAnomaliesRuleRoute } from './preview_anomalies_rule';
import type { MountableRoute } from './route';
import { runDetectorRoute } from './run_detector';
import { searchResultsRoute } from './search_results';

export const routes: readonly MountableRoute[] = [
  listDetectorsRoute,
  createDetectorRoute,
  getDetectorRoute,
  deleteDetectorRoute,
  enableDetectorRoute,
  runDetectorRoute,
  searchResultsRoute,
  resultsTimelineRoute,
  previewAnomaliesRuleRoute,
  getStatusRoute,
];
