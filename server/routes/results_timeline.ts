import { resultsTimeline } from '../../common/api/results_timeline';
import { loadDetector } from '../detection/detectors/load_detector';
import { championOf } from '../detection/models/model_roles';
import { defineRoute } from './define_route';
import { resultFilters } from './result_filters';

const defaultBuckets = 120;

export const resultsTimelineRoute = defineRoute(
  resultsTimeline,
  async ({ body }, { host, ports, signal }) => {
    const detector = await loadDetector(ports, body.detector_id);
    const query = {
      detector,
      from: Date.parse(body.from),
      to: Date.parse(body.to),
      buckets: body.buckets ?? defaultBuckets,
      filters: resultFilters(host, body),
      severities: body.count_severities ?? false,
    };
    const [timeline, model] = await Promise.all([
      ports.results.timeline(query, signal),
      championOf(ports, detector.id),
    ]);
    return { ...timeline, threshold: model?.threshold ?? null };
  },
);
