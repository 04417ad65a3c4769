/** What a worker thread runs. Errors cross threads as plain data, since their class does not. */
import { parentPort } from 'worker_threads';
import { toAppError, type ErrorCode } from '../../common/errors';
import { score, train, type ScoreTask, type TrainTask } from './forest_tasks';

export type WorkerTask = { name: 'train'; work: TrainTask } | { name: 'score'; work: ScoreTask };

export type Outcome = { answer: unknown } | { failure: { code: ErrorCode; message: string } };

async function outcomeOf(task: WorkerTask): Promise<Outcome> {
  try {
    return { answer: await (task.name === 'train' ? train(task.work) : score(task.work)) };
  } catch (error) {
    const { code, message } = toAppError(error);
    return { failure: { code, message } };
  }
}

parentPort?.on('message', (task: WorkerTask) => {
  void outcomeOf(task).then((outcome) => parentPort?.postMessage(outcome));
});
