import { minePatterns as contract } from '../../common/api/mine_patterns';
import { minedLines } from '../../common/logs';
import { minePatterns } from '../detection/logs/mine_patterns';
import { defineRoute } from './define_route';
import { resultFilters } from './result_filters';

export const minePatternsRoute = defineRoute(
  contract,
  async ({ body }, { host, ports, signal }) => {
    const { from, to, query, lines = minedLines.usual, ...asked } = body;
    return minePatterns(
      ports,
      {
        ...asked,
        from: Date.parse(from),
        to: Date.parse(to),
        filters: resultFilters(host, { query }),
        lines,
      },
      signal,
    );
  },
);
