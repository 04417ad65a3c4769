import { describeLogs as contract } from '../../common/api/describe_logs';
import { describeLogs } from '../detection/logs/describe_logs';
import { defineRoute } from './define_route';

export const describeLogsRoute = defineRoute(contract, ({ body }, { ports, signal }) =>
  describeLogs(ports, body.indices, signal),
);
