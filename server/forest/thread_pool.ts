/** Worker threads that take one task at a time; started when needed, kept for the next task. */
import { Worker } from 'worker_threads';
import { AppError } from '../../common/errors';
import type { Outcome, WorkerTask } from './forest_worker';

interface Job {
  task: WorkerTask;
  signal?: AbortSignal;
  resolve(answer: unknown): void;
  reject(error: AppError): void;
}

const cancelled = () => new AppError('ABORTED', 'The work was cancelled.');

export class ThreadPool {
  private readonly idle: Worker[] = [];
  private readonly waiting: Job[] = [];
  private readonly workers = new Set<Worker>();

  constructor(private readonly options: { workerFile: string; threads: number }) {}

  /**
   * Runs a task in a thread of its own turn. Cancelling ends the thread, since native code cannot be
   * interrupted. The memory of the task's matrix goes over to the thread.
   * @throws AppError what the task failed with, or ABORTED
   */
  run(task: WorkerTask, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, signal, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    for (const job of this.waiting.splice(0)) job.reject(cancelled());
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private next(): void {
    const mayStart = this.idle.length > 0 || this.workers.size < this.options.threads;
    const job = mayStart ? this.waiting.shift() : undefined;
    if (job === undefined) return;
    if (job.signal?.aborted) {
      job.reject(cancelled());
      this.next();
      return;
    }
    this.runOn(this.idle.pop() ?? this.start(), job);
  }

  private start(): Worker {
    const worker = new Worker(this.options.workerFile);
    this.workers.add(worker);
    worker.on('exit', () => {
      this.workers.delete(worker);
      const at = this.idle.indexOf(worker);
      if (at !== -1) this.idle.splice(at, 1);
    });
    return worker;
  }

  private runOn(worker: Worker, { task, signal, resolve, reject }: Job): void {
    const settle = (finish: () => void): void => {
      worker.removeAllListeners('message');
      worker.removeAllListeners('error');
      worker.off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      finish();
      this.next();
    };
    const onAbort = (): void => {
      this.workers.delete(worker);
      void worker.terminate();
      settle(() => reject(cancelled()));
    };
    const onExit = (): void =>
      settle(() => reject(new AppError('SCORER_UNAVAILABLE', 'The scoring thread ended.')));
    worker.on('message', (outcome: Outcome) => {
      // An idle thread must not keep the process alive.
      worker.unref();
      this.idle.push(worker);
      settle(() =>
        'answer' in outcome
          ? resolve(outcome.answer)
          : reject(new AppError(outcome.failure.code, outcome.failure.message)),
      );
    });
    worker.on('error', (error: Error) => {
      this.workers.delete(worker);
      settle(() =>
        reject(new AppError('SCORER_UNAVAILABLE', `The scoring thread failed: ${error.message}.`)),
      );
    });
    worker.on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.ref();
    worker.postMessage(task, [task.work.matrix.values.buffer as ArrayBuffer]);
  }
}
