/** What a worker thread runs. Errors cross threads as plain data, since their class does not. */
import { parentPort } from 'worker_threads';
import { AppError, toAppError, type ErrorCode } from '../../common/errors';
import {
  explain,
  score,
  train,
  type Checkpoint,
  type ExplainTask,
  type ScoreTask,
  type TrainTask,
} from './forest_tasks';
import { openBundle } from './bundle/open_bundle';
import { writeBundle } from './bundle/write_bundle';
import type { BundleParts } from './forest_engine';
import { takeIn, type TakeInTask } from './import/take_in_model';
import { learn, liken, type LearnTask, type LikenTask } from './learning/learn_task';

export type WorkerTask =
  | { name: 'train'; work: TrainTask }
  | { name: 'score'; work: ScoreTask }
  | { name: 'explain'; work: ExplainTask }
  | { name: 'take in'; work: TakeInTask }
  | { name: 'learn'; work: LearnTask }
  | { name: 'liken'; work: LikenTask }
  | { name: 'open bundle'; work: { bytes: Uint8Array } }
  | { name: 'make bundle'; work: BundleParts };

export interface WorkerMessage {
  task: WorkerTask;
  /** One number in shared memory: 1 as soon as nobody waits for the answer. */
  cancelled: Int32Array;
}

export type Outcome = { answer: unknown } | { failure: { code: ErrorCode; message: string } };

function start(task: WorkerTask, checkpoint: Checkpoint): Promise<unknown> {
  switch (task.name) {
    case 'train':
      return train(task.work, checkpoint);
    case 'score':
      return score(task.work, checkpoint);
    case 'explain':
      return explain(task.work, checkpoint);
    case 'take in':
      return takeIn(task.work, checkpoint);
    case 'learn':
      return learn(task.work, checkpoint);
    case 'liken':
      return Promise.resolve(liken(task.work));
    case 'open bundle':
      return openBundle(task.work.bytes);
    case 'make bundle':
      return writeBundle(task.work);
  }
}

async function outcomeOf({ task, cancelled }: WorkerMessage): Promise<Outcome> {
  const checkpoint: Checkpoint = () => {
    if (Atomics.load(cancelled, 0) === 1) throw new AppError('ABORTED', 'The work was cancelled.');
  };
  try {
    checkpoint();
    return { answer: await start(task, checkpoint) };
  } catch (error) {
    const { code, message } = toAppError(error);
    return { failure: { code, message } };
  }
}

parentPort?.on('messageerror', (error) => {
  const message = `The rows did not arrive; memory is given away with the first task: ${error.message}`;
  parentPort?.postMessage({ failure: { code: 'INTERNAL', message } } satisfies Outcome);
});

parentPort?.on('message', (message: WorkerMessage) => {
  void outcomeOf(message).then((outcome) => parentPort?.postMessage(outcome));
});
