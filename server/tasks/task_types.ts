/** Names and shapes of the tasks as Task Manager keeps them. */
import type { TaskKind } from '../detection/services';
import type { TaskInstance } from '../kibana/contracts/task_manager';

export const taskTypes: Readonly<Record<TaskKind, string>> = {
  score: 'anomalyForest:score',
  train: 'anomalyForest:train',
};

/** How often it is asked whether a model is due; the answer costs two small reads. */
export const trainInterval = '30s';

/** The id makes a second task of a kind for one detector impossible, whoever schedules it. */
export const taskId = (kind: TaskKind, detectorId: string) => `${taskTypes[kind]}:${detectorId}`;

/** Of a training that a person asked for, beside the recurring task. */
export const onDemandTrainId = (detectorId: string) => `${taskId('train', detectorId)}:now`;

/** Detector ids are unique over all spaces, so a task's id need not name its space. */
export interface DetectorTask {
  detectorId: string;
  spaceId: string;
}

/** A recurring task of a detector. */
export function recurringTask(
  kind: TaskKind,
  { detectorId, spaceId }: DetectorTask,
  interval: string,
): TaskInstance {
  return {
    id: taskId(kind, detectorId),
    taskType: taskTypes[kind],
    schedule: { interval },
    params: { detectorId, spaceId },
    state: {},
  };
}

/** A training that runs once, whether a model is due or not. */
export function onDemandTrainTask(
  { detectorId, spaceId }: DetectorTask,
  who?: string,
): TaskInstance {
  return {
    id: onDemandTrainId(detectorId),
    taskType: taskTypes.train,
    params: { detectorId, spaceId, onDemand: true, ...(who === undefined ? {} : { who }) },
    state: {},
  };
}
