import { putConfiguration } from '../../common/api/put_configuration';
import { usualConfiguration } from '../../common/configuration';
import { changeConfiguration } from '../detection/detectors/change_configuration';
import { unknownUser } from '../detection/models/model_roles';
import { defineRoute } from './define_route';

export const putConfigurationRoute = defineRoute(
  putConfiguration,
  async ({ body }, { ports, user }) => ({
    configuration: await changeConfiguration(ports, body, user ?? unknownUser),
    usual: usualConfiguration,
  }),
);
