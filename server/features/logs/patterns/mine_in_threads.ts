/** Mining in worker threads: a page of lines takes longer than an event loop should stand still. */
import { Worker } from 'worker_threads';
import { AppError } from '../../../../common/errors';
import type { MinedPatterns } from './pattern_miner';
import type { LinesPage, MiningSession, PatternMining } from './pattern_mining';
import type { MiningAnswer, MiningRequest } from './pattern_worker';

export interface MiningOptions {
  /** The built worker, `pattern_worker.js`. */
  workerFile: string;
  /** Sessions at once; others wait for one of them to end. */
  sessions?: number;
}

const aborted = () => new AppError('ABORTED', 'Mining patterns was cancelled.');

/** Bounds the threads, and with them the memory, whoever asks. */
class Turns {
  private taken = 0;
  private readonly waiting: Array<() => void> = [];

  constructor(private readonly most: number) {}

  /** @throws AppError ABORTED */
  async take(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw aborted();
    if (this.taken < this.most) {
      this.taken += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(begin), 1);
        reject(aborted());
      };
      this.waiting.push(begin);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** The turn goes to whom has waited longest. */
  giveBack(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.taken -= 1;
    else next();
  }
}

class ThreadSession implements MiningSession {
  private readonly worker: Worker;
  private settle: { done: (answer: MiningAnswer) => void; fail: (error: AppError) => void } | null =
    null;
  private lost: AppError | null = null;
  private isClosed = false;
  private readonly onAbort = () => this.lose(aborted());

  constructor(
    workerFile: string,
    private readonly signal: AbortSignal,
    private readonly onClose: () => void,
  ) {
    // Without the process's options: what they load, such as a tracing agent, has no business here.
    this.worker = new Worker(workerFile, { env: {}, execArgv: [] });
    this.worker.on('message', (answer: MiningAnswer) => this.settle?.done(answer));
    this.worker.on('error', ({ message }: Error) =>
      this.lose(new AppError('INTERNAL', `The mining thread failed: ${message}`)),
    );
    this.worker.on('exit', () => this.lose(new AppError('INTERNAL', 'The mining thread ended.')));
    signal.addEventListener('abort', this.onAbort, { once: true });
  }

  async add(page: LinesPage): Promise<void> {
    await this.ask({ add: page });
  }

  async finish(): Promise<MinedPatterns> {
    const { mined } = await this.ask('finish');
    if (mined === null) throw new AppError('INTERNAL', 'The mining thread answered nothing.');
    return mined;
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.signal.removeEventListener('abort', this.onAbort);
    // It runs no native code: it may be ended in the middle of its work.
    await this.worker.terminate().catch(() => undefined);
    this.onClose();
  }

  private async ask(request: MiningRequest): Promise<MiningAnswer> {
    if (this.lost !== null) throw this.lost;
    return new Promise((done, fail) => {
      this.settle = { done, fail };
      this.worker.postMessage(request);
    });
  }

  /** Only the first reason counts. */
  private lose(error: AppError): void {
    this.lost ??= error;
    this.settle?.fail(this.lost);
  }
}

export function createPatternMining({ workerFile, sessions = 2 }: MiningOptions): PatternMining {
  const turns = new Turns(sessions);
  return {
    open: async (signal) => {
      await turns.take(signal);
      return new ThreadSession(workerFile, signal, () => turns.giveBack());
    },
  };
}
