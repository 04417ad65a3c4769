import { searchResults } from '../../common/api/search_results';
import { loadDetector } from '../detection/load_detector';
import { defineRoute } from './define_route';

export const searchResultsRoute = defineRoute(
  searchResults,
  async ({ body }, { ports, signal }) => {
    const { from, to, detector_id: id, ...options } = body;
    return ports.results.search(
      {
        only_anomalies: false,
        severities: [],
        statuses: [],
        sort: 'score',
        order: 'desc',
        offset: 0,
        size: 50,
        ...options,
        detector: await loadDetector(ports, id),
        from: Date.parse(from),
        to: Date.parse(to),
      },
      signal,
    );
  },
);
