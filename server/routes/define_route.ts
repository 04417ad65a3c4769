import type { Contract } from '../../common/api/contract';
import { decodeOrThrow } from '../../common/codecs/decode';
import type { MountableRoute, RouteContext } from './route';

/** What came, as the contract's codecs let it through. */
export interface RouteInput<Params, Body, Query> {
  params: Params;
  query: Query;
  body: Body;
}

/** Ties a contract to its handler: what reaches the handler has passed the contract's codecs. */
export function defineRoute<Params, Body, Response, Query>(
  contract: Contract<Params, Body, Response, Query>,
  handle: (input: RouteInput<Params, Body, Query>, context: RouteContext) => Promise<Response>,
): MountableRoute {
  return {
    contract,
    call: async ({ params, query, body }, context) =>
      handle(
        {
          params: decodeOrThrow(contract.params, params ?? {}, { what: 'Path' }),
          query: decodeOrThrow(contract.query, query ?? {}, { what: 'Query' }),
          body: decodeOrThrow(contract.body, body ?? {}, { what: 'Body' }),
        },
        context,
      ),
  };
}
