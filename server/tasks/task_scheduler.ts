/** The scheduler port on Kibana's Task Manager, which shares the tasks among the nodes. */
import {
  mostPartitions,
  partitionsOf,
  type ScheduledDetector,
} from '../../common/detector_schedule';
import type { TaskScheduler } from '../detection/services';
import type { TaskManagerStart } from '../kibana/contracts/task_manager';
import {
  onDemandTrainId,
  onDemandTrainTask,
  scoreTask,
  scoreTaskId,
  taskId,
  trainTask,
} from './task_types';

const notClaimed = new Set(['idle', 'failed', 'unrecognized']);

/** Asks for a run now; a task that runs already is left to it. */
async function runSoon(taskManager: TaskManagerStart, id: string): Promise<void> {
  try {
    await taskManager.runSoon(id);
  } catch (error) {
    const { status } = await taskManager.get(id);
    if (notClaimed.has(status)) throw error;
  }
}

const scoreTaskIds = (detectorId: string, parts: number) =>
  Array.from({ length: parts }, (_, partition) => scoreTaskId(detectorId, partition));

/** @param spaceId the space that the detectors are in */
export function createTaskScheduler(taskManager: TaskManagerStart, spaceId: string): TaskScheduler {
  return {
    async schedule(detector) {
      const { interval } = detector.schedule;
      const place = { detectorId: detector.id, spaceId };
      const ids = scoreTaskIds(detector.id, partitionsOf(detector));
      // The task of a part that the detector no longer has removes itself with its next run.
      for (const partition of ids.keys()) {
        await taskManager.ensureScheduled(scoreTask(place, { partition, interval }));
      }
      // Before 9.0 a task that exists keeps its old interval.
      await taskManager.bulkUpdateSchedules(ids, { interval });
      await taskManager.ensureScheduled(trainTask(place));
    },

    async unschedule(detectorId) {
      // Of all parts that there could ever have been: the detector may be gone.
      const ids = [
        ...scoreTaskIds(detectorId, mostPartitions),
        taskId('train', detectorId),
        onDemandTrainId(detectorId),
      ];
      await Promise.all(ids.map((id) => taskManager.removeIfExists(id)));
    },

    async runSoon(detector: ScheduledDetector, kind, who) {
      if (kind === 'train') {
        const place = { detectorId: detector.id, spaceId };
        await taskManager.ensureScheduled(onDemandTrainTask(place, who));
        return;
      }
      const ids = scoreTaskIds(detector.id, partitionsOf(detector));
      await Promise.all(ids.map((id) => runSoon(taskManager, id)));
    },
  };
}
