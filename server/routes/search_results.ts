import { searchResults } from '../../common/api/search_results';
import { loadDetector } from '../detection/detectors/load_detector';
import { defineRoute } from './define_route';
import { resultFilters } from './result_filters';

export const searchResultsRoute = defineRoute(
  searchResults,
  async ({ body }, { host, ports, signal }) => {
    const { by, entity, query } = body;
    return ports.results.search(
      {
        detector: await loadDetector(ports, body.detector_id),
        from: Date.parse(body.from),
        to: Date.parse(body.to),
        only_anomalies: body.only_anomalies ?? false,
        severities: body.severities ?? [],
        statuses: body.statuses ?? [],
        filters: resultFilters(host, { entity, query }),
        ...(by === undefined ? {} : { by }),
        sort: body.sort ?? 'score',
        order: body.order ?? 'desc',
        offset: body.offset ?? 0,
        size: body.size ?? 50,
      },
      signal,
    );
  },
);
