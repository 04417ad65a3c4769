import { setTrainingExclusion as contract } from '../../common/api/set_training_exclusion';
import { setTrainingExclusion } from '../detection/detectors/set_training_exclusion';
import { defineRoute } from './define_route';

export const setTrainingExclusionRoute = defineRoute(
  contract,
  ({ params, body }, { ports, signal }) =>
    setTrainingExclusion(ports, { id: params.id, ...body }, signal),
);
