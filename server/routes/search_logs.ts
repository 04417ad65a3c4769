import { searchLogs as contract } from '../../common/api/search_logs';
import { searchLogs } from '../detection/logs/search_logs';
import { defineRoute } from './define_route';
import { resultFilters } from './result_filters';

const defaultSize = 50;
const defaultBuckets = 120;

export const searchLogsRoute = defineRoute(contract, async ({ body }, { host, ports, signal }) => {
  const { from, to, query, size = defaultSize, buckets = defaultBuckets, ...asked } = body;
  return searchLogs(
    ports,
    {
      ...asked,
      from: Date.parse(from),
      to: Date.parse(to),
      filters: resultFilters(host, { query }),
      size,
      buckets,
    },
    signal,
  );
});
