import { getConfiguration } from '../../common/api/get_configuration';
import { usualConfiguration } from '../../common/configuration';
import { defineRoute } from './define_route';

export const getConfigurationRoute = defineRoute(getConfiguration, async (_, { ports }) => ({
  configuration: (await ports.configuration.get()).value,
  usual: usualConfiguration,
}));
