import { seedStability as contract } from '../../common/api/seed_stability';
import { seedStability } from '../detection/models/seed_stability';
import { defineRoute } from './define_route';

export const seedStabilityRoute = defineRoute(contract, ({ params, body }, { ports, signal }) =>
  seedStability(ports, { detectorId: params.id, seeds: body.seeds }, signal),
);
