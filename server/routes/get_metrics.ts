import { getMetrics } from '../../common/api/get_metrics';
import { describeMetrics } from '../detection/describe_metrics';
import { defineRoute } from './define_route';

export const getMetricsRoute = defineRoute(getMetrics, (_, { ports, signal }) =>
  describeMetrics(ports, signal),
);
