import { scoresByClass as contract } from '../../common/api/scores_by_class';
import { scoresByClass } from '../detection/evaluation/scores_by_class';
import { defineRoute } from './define_route';

export const scoresByClassRoute = defineRoute(contract, ({ body }, { ports, signal }) =>
  scoresByClass(
    ports,
    {
      detectorId: body.detector_id,
      classField: body.class_field,
      range: { from: Date.parse(body.from), to: Date.parse(body.to) },
    },
    signal,
  ),
);
