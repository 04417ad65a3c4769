/** The scheduler port on Kibana's Task Manager, which shares the tasks among the nodes. */
import type { TaskScheduler } from '../detection/services';
import type { TaskManagerStart } from '../kibana/contracts/task_manager';
import {
  onDemandTrainId,
  onDemandTrainTask,
  recurringTask,
  taskId,
  trainInterval,
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

/** @param spaceId the space that the detectors are in */
export function createTaskScheduler(taskManager: TaskManagerStart, spaceId: string): TaskScheduler {
  return {
    async schedule(detectorId, scoreInterval) {
      await taskManager.ensureScheduled(
        recurringTask('score', { detectorId, spaceId }, scoreInterval),
      );
      // Before 9.0 a task that exists keeps its old interval.
      await taskManager.bulkUpdateSchedules([taskId('score', detectorId)], {
        interval: scoreInterval,
      });
      await taskManager.ensureScheduled(
        recurringTask('train', { detectorId, spaceId }, trainInterval),
      );
    },

    async unschedule(detectorId) {
      await Promise.all(
        [taskId('score', detectorId), taskId('train', detectorId), onDemandTrainId(detectorId)].map(
          (id) => taskManager.removeIfExists(id),
        ),
      );
    },

    async runSoon(detectorId, kind, who) {
      if (kind === 'score') await runSoon(taskManager, taskId('score', detectorId));
      else await taskManager.ensureScheduled(onDemandTrainTask({ detectorId, spaceId }, who));
    },
  };
}
