import { durationToMs } from '../../../common/codecs/bounded';
import {
  completeConfiguration,
  type Configuration,
  type ConfigurationInput,
} from '../../../common/configuration';
import { AppError } from '../../../common/errors';
import type { DetectionPorts } from '../services';

/**
 * Puts a configuration in force, and logs who did it.
 * @throws AppError REQUEST_INVALID when new detectors would be under the shortest interval; STATE_CONFLICT
 */
export async function changeConfiguration(
  ports: Pick<DetectionPorts, 'configuration' | 'logger'>,
  input: ConfigurationInput,
  who: string,
): Promise<Configuration> {
  const configuration = completeConfiguration(input);
  const { detector_defaults: defaults, minimum_interval: minimum } = configuration;
  if (durationToMs(defaults.interval) < durationToMs(minimum)) {
    throw new AppError(
      'REQUEST_INVALID',
      `detector_defaults.interval ${defaults.interval} is under minimum_interval ${minimum}.`,
    );
  }
  const { version } = await ports.configuration.get();
  await ports.configuration.put(configuration, version);
  ports.logger.info(`The configuration was changed by ${who}`, { configuration });
  return configuration;
}
