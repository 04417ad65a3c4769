import { runDetector } from '../../common/api/run_detector';
import { AppError } from '../../common/errors';
import { askForTraining } from '../detection/models/ask_for_training';
import { loadDetector } from '../detection/detectors/load_detector';
import { defineRoute } from './define_route';

export const runDetectorRoute = defineRoute(
  runDetector,
  async ({ params, body }, { ports, scheduler, user }) => {
    const detector = await loadDetector(ports, params.id);
    if (!detector.enabled) {
      throw new AppError('DETECTOR_DISABLED', `Detector ${detector.id} is disabled.`);
    }
    if (body.task === 'train') {
      await askForTraining(ports, scheduler, { detector, ...(user === null ? {} : { who: user }) });
    } else {
      await scheduler.runSoon(detector, body.task);
    }
    return { queued: body.task };
  },
);
