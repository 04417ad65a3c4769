import { listDetectors } from '../../common/api/list_detectors';
import { describeDetectors } from '../detection/detectors/describe_detector';
import { defineRoute } from './define_route';

export const listDetectorsRoute = defineRoute(
  listDetectors,
  async ({ query }, { ports, signal }) => ({
    detectors: await describeDetectors(ports, signal, query.ledger),
  }),
);
