import { listIndices as contract } from '../../common/api/list_indices';
import { listIndices } from '../detection/preview/list_indices';
import { defineRoute } from './define_route';

export const listIndicesRoute = defineRoute(contract, ({ query }, { ports, signal }) =>
  listIndices(ports, query.name ?? '', signal),
);
