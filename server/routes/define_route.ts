import { decodeOrThrow } from '../../common/codecs/decode';
import type { Contract } from '../../common/api/contract';
import type { MountableRoute, RouteContext } from './route';

/** Ties a contract to its handler: what reaches the handler has passed the contract's codecs. */
export function defineRoute<Params, Body, Response>(
  contract: Contract<Params, Body, Response>,
  handle: (input: { params: Params; body: Body }, context: RouteContext) => Promise<Response>,
): MountableRoute {
  return {
    contract,
    call: async ({ params, body }, context) =>
      handle(
        {
          params: decodeOrThrow(contract.params, params ?? {}, { what: 'Path' }),
          body: decodeOrThrow(contract.body, body ?? {}, { what: 'Body' }),
        },
        context,
      ),
  };
}
