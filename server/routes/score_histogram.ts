import { scoreHistogram } from '../../common/api/score_histogram';
import { loadDetector } from '../detection/detectors/load_detector';
import { defineRoute } from './define_route';

export const scoreHistogramRoute = defineRoute(
  scoreHistogram,
  async ({ body }, { ports, signal }) => {
    const detector = await loadDetector(ports, body.detector_id);
    const range = { from: Date.parse(body.from), to: Date.parse(body.to) };
    return ports.results.scoreDistribution({ detector, ...range }, signal);
  },
);
