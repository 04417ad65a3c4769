/** The scheduler port on Kibana's Task Manager, which shares the tasks among the nodes. */
import {
  mostPartitions,
  partitionsOf,
  type ScheduledDetector,
} from '../../common/detector_schedule';
import { AppError } from '../../common/errors';
import type { TaskScheduler } from '../detection/services';
import type { StoredTask, TaskInstance, TaskManagerStart } from '../kibana/contracts/task_manager';
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

function statusOf(error: unknown): number | undefined {
  const { output, statusCode } = error as {
    output?: { statusCode?: number };
    statusCode?: number;
  };
  return output?.statusCode ?? statusCode;
}

/** Null when it has run already, or never was. */
async function find(taskManager: TaskManagerStart, id: string): Promise<StoredTask | null> {
  try {
    return await taskManager.get(id);
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** @throws AppError STATE_CONFLICT while a training that was cancelled stands in its place */
async function train(taskManager: TaskManagerStart, task: TaskInstance): Promise<void> {
  await taskManager.ensureScheduled(task);
  const scheduled = await find(taskManager, task.id);
  if (scheduled === null || scheduled.params.cancels === task.params.cancels) return;
  throw new AppError(
    'STATE_CONFLICT',
    `The training of detector ${String(task.params.detectorId)} that was cancelled has not ended yet.`,
  );
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

    async runSoon(detector: ScheduledDetector, kind, asked) {
      if (kind === 'train') {
        await train(taskManager, onDemandTrainTask({ detectorId: detector.id, spaceId }, asked));
        return;
      }
      const ids = scoreTaskIds(detector.id, partitionsOf(detector));
      await Promise.all(ids.map((id) => runSoon(taskManager, id)));
    },

    async dropTraining(detectorId) {
      const task = await find(taskManager, onDemandTrainId(detectorId));
      // One that runs ends by itself: removed under it, the next one of its id would go with it.
      if (task !== null && notClaimed.has(task.status)) await taskManager.removeIfExists(task.id);
    },
  };
}
