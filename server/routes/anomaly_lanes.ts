import { anomalyLanes, mostLaneBuckets } from '../../common/api/anomaly_lanes';
import { AppError } from '../../common/errors';
import { loadDetector } from '../detection/detectors/load_detector';
import { niceInterval } from '../detection/findings/nice_interval';
import { surveyLanes } from '../detection/findings/survey_anomalies';
import { defineRoute } from './define_route';
import { resultFilters } from './result_filters';

export const anomalyLanesRoute = defineRoute(
  anomalyLanes,
  async ({ body }, { host, ports, signal }) => {
    const { by, detector_id: id } = body;
    if (by !== undefined && id === undefined) {
      throw new AppError('REQUEST_INVALID', 'Lanes by a field need the `detector_id`.');
    }
    const detectors =
      id === undefined ? await ports.detectors.list() : [await loadDetector(ports, id)];
    const span = { from: Date.parse(body.from), to: Date.parse(body.to) };
    const intervalMs = niceInterval(span.to - span.from, body.buckets ?? mostLaneBuckets);
    const options = { span, by, intervalMs, filters: resultFilters(host, body) };
    const survey = await surveyLanes(ports, detectors, { options, signal });
    return { interval_ms: intervalMs, ...survey };
  },
);
