import {
  evaluateDetector as contract,
  mostEvaluatedRows,
} from '../../common/api/evaluate_detector';
import { evaluateDetector } from '../detection/evaluation/evaluate_detector';
import { defineRoute } from './define_route';
import { timeOrOpen } from './time_or_open';

export const evaluateDetectorRoute = defineRoute(contract, ({ params, body }, { ports, signal }) =>
  evaluateDetector(
    ports,
    params.id,
    {
      labelField: body.label_field,
      positiveValues: body.positive_values,
      range: { from: timeOrOpen(body.from), to: timeOrOpen(body.to) },
      mostRows: mostEvaluatedRows,
    },
    signal,
  ),
);
