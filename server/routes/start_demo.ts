import { startDemo } from '../../common/api/start_demo';
import { AppError } from '../../common/errors';
import { defineRoute } from './define_route';

export const startDemoRoute = defineRoute(
  startDemo,
  async (_, { host, scheduler, ports, signal }) => {
    if (host.startDemo === null) {
      throw new AppError('ROUTE_NOT_FOUND', 'This host has no rocket to start.');
    }
    const { detector_id: id } = await host.startDemo(signal);
    const stored = await ports.detectors.get(id);
    if (stored?.value.enabled) await scheduler.schedule(stored.value);
    return { detector_id: id };
  },
);
