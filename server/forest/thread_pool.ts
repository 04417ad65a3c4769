/** Worker threads that take one task at a time; started when needed, kept for the next task. */
import { Worker } from 'worker_threads';
import { AppError } from '../../common/errors';
import type { Outcome, WorkerMessage, WorkerTask } from './forest_worker';

/** Rows that are scored, or explained, within a few hundredths of a second: a page of the loop at most. */
const mostRowsShort = { score: 1_000, explain: 100 } as const;

/** Work that somebody may be waiting for, and that gives its thread back at once. */
function isShortTask({ name, work }: WorkerTask): boolean {
  return (name === 'score' || name === 'explain') && work.matrix.rows <= mostRowsShort[name];
}

class Job {
  /** Settles when the thread is rid of the job, which may be after the caller was answered. */
  readonly left: Promise<void>;
  readonly message: WorkerMessage;
  readonly isShort: boolean;
  private leave: () => void = () => undefined;

  constructor(
    task: WorkerTask,
    private readonly answer: (outcome: Outcome) => void,
  ) {
    this.isShort = isShortTask(task);
    this.message = { task, cancelled: new Int32Array(new SharedArrayBuffer(4)) };
    this.left = new Promise((resolve) => (this.leave = resolve));
  }

  /** Only the first outcome counts. */
  finish(outcome: Outcome): void {
    this.answer(outcome);
    this.leave();
  }

  cancel(): void {
    Atomics.store(this.message.cancelled, 0, 1);
    this.answer({ failure: { code: 'ABORTED', message: 'The work was cancelled.' } });
  }
}

interface Thread {
  worker: Worker;
  job: Job | null;
}

const unavailable = (what: string): Outcome => ({
  failure: { code: 'SCORER_UNAVAILABLE', message: `The scoring thread ${what}.` },
});

/** The memory that goes over to the thread; bytes of callers stay theirs and are copied. */
function givenAway({ work }: WorkerTask): ArrayBuffer[] {
  return 'matrix' in work ? [work.matrix.values.buffer as ArrayBuffer] : [];
}

/**
 * Short work never waits for long work, such as a training: when that has every thread, one more thread
 * is started, which takes short work alone, one task at a time.
 */
export class ThreadPool {
  private readonly waiting: Job[] = [];
  private readonly threads = new Set<Thread>();
  private closed = false;

  /** @param options.threads most at work at once, but for the one more that short work may get */
  constructor(private readonly options: { workerFile: string; threads: number }) {}

  /** One task, as `runAll`. */
  async run(task: WorkerTask, signal?: AbortSignal): Promise<unknown> {
    const [answer] = await this.runAll([task], signal);
    return answer;
  }

  /**
   * Runs tasks that belong together, each in a thread when its turn comes; when one fails, the others
   * are cancelled. The memory of a task's matrix goes over to its thread.
   *
   * Cancelling answers at once; a thread stops at its next checkpoint. It is never ended while at
   * work: a thread ended within onnxruntime's native code takes the whole process with it.
   * @throws AppError what the first task to fail failed with, or ABORTED
   */
  async runAll(tasks: readonly WorkerTask[], signal?: AbortSignal): Promise<unknown[]> {
    const started = tasks.map((task) => this.prepare(task));
    const cancel = (): void => started.forEach(({ job }) => this.cancel(job));
    // One listener, however many tasks there are.
    signal?.addEventListener('abort', cancel, { once: true });
    if (this.closed || signal?.aborted) cancel();
    else {
      this.waiting.push(...started.map(({ job }) => job));
      this.startWaiting();
    }
    try {
      return await Promise.all(started.map(({ answer }) => answer));
    } catch (error) {
      cancel();
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Cancels what waits and what runs, and ends the threads as soon as they are out of their work. */
  async close(): Promise<void> {
    this.closed = true;
    const jobs = [...this.threads].flatMap(({ job }) => job ?? []);
    for (const job of [...this.waiting, ...jobs]) this.cancel(job);
    await Promise.all(jobs.map((job) => job.left));
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private prepare(task: WorkerTask): { job: Job; answer: Promise<unknown> } {
    let settle: (outcome: Outcome) => void = () => undefined;
    const answer = new Promise<unknown>((resolve, reject) => {
      settle = (outcome) => {
        if ('answer' in outcome) resolve(outcome.answer);
        else reject(new AppError(outcome.failure.code, outcome.failure.message));
      };
    });
    return { job: new Job(task, settle), answer };
  }

  private cancel(job: Job): void {
    const at = this.waiting.indexOf(job);
    if (at !== -1) this.waiting.splice(at, 1);
    job.cancel();
  }

  private startWaiting(): void {
    for (;;) {
      const next = this.waiting.findIndex((job) => this.mayStart(job));
      const [job] = next === -1 ? [] : this.waiting.splice(next, 1);
      if (job === undefined) return;
      const idle = [...this.threads].find((thread) => thread.job === null);
      this.give(idle ?? this.startThread(), job);
    }
  }

  private mayStart({ isShort }: Job): boolean {
    const running = [...this.threads].flatMap(({ job }) => job ?? []);
    if (running.length < this.options.threads) return true;
    return isShort && running.every((job) => !job.isShort);
  }

  private startThread(): Thread {
    // Without the process's options: what they load, such as a tracing agent, has no business here.
    const worker = new Worker(this.options.workerFile, { env: {}, execArgv: [] });
    const thread: Thread = { worker, job: null };
    const lose = (outcome: Outcome): void => {
      this.threads.delete(thread);
      this.release(thread, outcome);
    };
    // The listeners stay for the thread's life: an error that nobody hears ends the process.
    worker.on('message', (outcome: Outcome) => this.release(thread, outcome));
    worker.on('error', (error: Error) => lose(unavailable(`failed: ${error.message}`)));
    worker.on('exit', () => lose(unavailable('ended')));
    this.threads.add(thread);
    return thread;
  }

  private give(thread: Thread, job: Job): void {
    thread.job = job;
    try {
      thread.worker.postMessage(job.message, givenAway(job.message.task));
      thread.worker.ref();
    } catch (error) {
      const message = `The rows cannot go to the scoring thread: ${String(error)}.`;
      this.release(thread, { failure: { code: 'INTERNAL', message } });
    }
  }

  private release(thread: Thread, outcome: Outcome): void {
    const { job } = thread;
    thread.job = null;
    // An idle thread must not keep the process alive.
    thread.worker.unref();
    job?.finish(outcome);
    this.startWaiting();
  }
}
