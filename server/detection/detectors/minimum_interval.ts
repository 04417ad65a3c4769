import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { DetectionPorts } from '../services';

/** @throws AppError DETECTOR_INVALID for a detector that would run more often than is configured. */
export async function assertMinimumInterval(
  ports: Pick<DetectionPorts, 'configuration'>,
  { id, schedule }: Detector,
): Promise<void> {
  const { value } = await ports.configuration.get();
  if (durationToMs(schedule.interval) >= durationToMs(value.minimum_interval)) return;
  throw new AppError(
    'DETECTOR_INVALID',
    `schedule.interval ${schedule.interval} of detector ${id} is under the minimum of ${value.minimum_interval} that is configured.`,
  );
}
