import { getPrometheusMetrics } from '../../common/api/get_prometheus_metrics';
import { describeMetrics } from '../detection/describe_metrics';
import { defineRoute } from './define_route';
import { prometheusText } from './prometheus_text';

export const getPrometheusMetricsRoute = defineRoute(
  getPrometheusMetrics,
  async (_, { ports, host, signal }) => prometheusText(await describeMetrics(ports, signal), host),
);
