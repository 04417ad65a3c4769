import { renewCredentials as contract } from '../../common/api/renew_credentials';
import { describeDetector } from '../detection/detectors/describe_detector';
import { renewCredentials } from '../detection/detectors/renew_credentials';
import { defineRoute } from './define_route';

export const renewCredentialsRoute = defineRoute(
  contract,
  async ({ params }, { ports, signal }) => {
    await renewCredentials(ports, params.id, signal);
    return describeDetector(ports, params.id, signal);
  },
);
