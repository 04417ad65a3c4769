import { profileSource as contract } from '../../common/api/profile_source';
import { profileSource } from '../detection/preview/profile_source';
import { defineRoute } from './define_route';

export const profileSourceRoute = defineRoute(contract, ({ body }, { ports, signal }) =>
  profileSource(ports, body.source, signal),
);
