import { describeApi as contract } from '../../common/api/describe_api';
import { defineRoute } from './define_route';
import { describeApi } from './openapi/describe_api';
import type { MountableRoute } from './route';

/** Describes these routes and itself. */
export function describeApiRoute(routes: readonly MountableRoute[]): MountableRoute {
  const contracts = [...routes.map((route) => route.contract), contract];
  return defineRoute(contract, () => Promise.resolve({ ...describeApi(contracts) }));
}
