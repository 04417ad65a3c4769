import { putConfiguration } from '../../common/api/put_configuration';
import { usualConfiguration } from '../../common/configuration';
import { changeConfiguration } from '../detection/change_configuration';
import { unknownUser } from '../detection/model_roles';
import { defineRoute } from './define_route';

export const putConfigurationRoute = defineRoute(
  putConfiguration,
  async ({ body }, { ports, user }) => ({
    configuration: await changeConfiguration(ports, body, user ?? unknownUser),
    usual: usualConfiguration,
  }),
);
