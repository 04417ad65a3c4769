import { fieldCandidates as contract } from '../../common/api/field_candidates';
import { findCandidates } from '../detection/preview/find_candidates';
import { defineRoute } from './define_route';

export const fieldCandidatesRoute = defineRoute(contract, ({ body }, { ports, signal }) =>
  findCandidates(ports, body.source, signal),
);
