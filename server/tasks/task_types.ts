/** Names and shapes of the tasks as Task Manager keeps them. */
import type { Asked, TaskKind } from '../detection/services';
import type { TaskInstance } from '../kibana/contracts/task_manager';

export const taskTypes: Readonly<Record<TaskKind, string>> = {
  score: 'anomalyForest:score',
  train: 'anomalyForest:train',
};

/** How often it is asked whether a model is due; the answer costs two small reads. */
const trainInterval = '30s';

/** The id makes a second task of a kind for one detector impossible, whoever schedules it. */
export const taskId = (kind: TaskKind, detectorId: string) => `${taskTypes[kind]}:${detectorId}`;

/** Of a part of a detector; the first one's is that of a detector which is not cut. */
export const scoreTaskId = (detectorId: string, partition: number) =>
  partition === 0 ? taskId('score', detectorId) : `${taskId('score', detectorId)}:${partition}`;

/** Of a training that a person asked for, beside the recurring task. */
export const onDemandTrainId = (detectorId: string) => `${taskId('train', detectorId)}:now`;

/** Detector ids are unique over all spaces, so a task's id need not name its space. */
export interface DetectorTask {
  detectorId: string;
  spaceId: string;
}

/** The recurring task that scores a part of a detector. */
export function scoreTask(
  { detectorId, spaceId }: DetectorTask,
  { partition, interval }: { partition: number; interval: string },
): TaskInstance {
  return {
    id: scoreTaskId(detectorId, partition),
    taskType: taskTypes.score,
    schedule: { interval },
    params: { detectorId, spaceId, ...(partition === 0 ? {} : { partition }) },
    state: {},
  };
}

/** The recurring task that asks whether a model is due. */
export function trainTask({ detectorId, spaceId }: DetectorTask): TaskInstance {
  return {
    id: taskId('train', detectorId),
    taskType: taskTypes.train,
    schedule: { interval: trainInterval },
    params: { detectorId, spaceId },
    state: {},
  };
}

/** A training that runs once, whether a model is due or not. */
export function onDemandTrainTask(
  { detectorId, spaceId }: DetectorTask,
  { cancels, who }: Asked = {},
): TaskInstance {
  return {
    id: onDemandTrainId(detectorId),
    taskType: taskTypes.train,
    params: {
      detectorId,
      spaceId,
      onDemand: true,
      ...(who === undefined ? {} : { who }),
      ...(cancels === undefined ? {} : { cancels }),
    },
    state: {},
  };
}
