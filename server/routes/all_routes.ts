/** The HTTP API: every route there is. */
import { createDetectorRoute } from './create_detector';
import { deleteDetectorRoute } from './delete_detector';
import { enableDetectorRoute } from './enable_detector';
import { getDetectorRoute } from './get_detector';
import { getStatusRoute } from './get_status';
import { listDetectorsRoute } from './list_detectors';
import { renewCredentialsRoute } from './renew_credentials';
import { resultsTimelineRoute } from './results_timeline';
import type { MountableRoute } from './route';
import { runDetectorRoute } from './run_detector';
import { searchResultsRoute } from './search_results';

export const routes: readonly MountableRoute[] = [
  listDetectorsRoute,
  createDetectorRoute,
  getDetectorRoute,
  deleteDetectorRoute,
  enableDetectorRoute,
  renewCredentialsRoute,
  runDetectorRoute,
  searchResultsRoute,
  resultsTimelineRoute,
  getStatusRoute,
];
