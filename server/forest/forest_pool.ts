/** The forest in worker threads: `session.run` blocks, and the caller's event loop must not feel it. */
import type {
  ForestEngine,
  ForestModel,
  GrowOptions,
  Matrix,
  ScoreAnswer,
  ScoreRequest,
  TakenInForest,
  TrainedForest,
} from './forest_engine';
import type { ScoreTaskAnswer } from './forest_tasks';
import { ThreadPool } from './thread_pool';

export interface ForestPoolOptions {
  /** The built worker, `forest_worker.js`. */
  workerFile: string;
  /** Most threads at work at once; each scores one batch at a time. */
  threads: number;
}

/** Models whose bytes stand in shared memory. */
const mostShared = 8;

class ForestPool implements ForestEngine {
  private readonly shared = new Map<string, SharedArrayBuffer>();
  private readonly threads: ThreadPool;

  constructor(options: ForestPoolOptions) {
    this.threads = new ThreadPool(options);
  }

  async train(matrix: Matrix, options: GrowOptions, signal?: AbortSignal): Promise<TrainedForest> {
    const answer = await this.threads.run({ name: 'train', work: { matrix, options } }, signal);
    return answer as TrainedForest;
  }

  async score(request: ScoreRequest, signal?: AbortSignal): Promise<ScoreAnswer> {
    const { model, matrix, explainFrom } = request;
    const { columns } = matrix;
    const work = { sha256: model.sha256, onnx: this.share(model), matrix, explainFrom };
    const answer = (await this.threads.run({ name: 'score', work }, signal)) as ScoreTaskAnswer;
    const contributions = new Map<number, Float64Array>();
    answer.explainedRows.forEach((row, i) =>
      contributions.set(row, answer.contributions.subarray(i * columns, (i + 1) * columns)),
    );
    return { scores: answer.scores, contributions };
  }

  async takeIn(onnx: Uint8Array, matrix: Matrix, signal?: AbortSignal): Promise<TakenInForest> {
    const answer = await this.threads.run({ name: 'take in', work: { onnx, matrix } }, signal);
    return answer as TakenInForest;
  }

  close(): Promise<void> {
    return this.threads.close();
  }

  private share({ sha256, onnx }: ForestModel): SharedArrayBuffer {
    const known = this.shared.get(sha256);
    if (known !== undefined) return known;
    const memory = new SharedArrayBuffer(onnx.byteLength);
    new Uint8Array(memory).set(onnx);
    this.shared.set(sha256, memory);
    const [oldest] = this.shared.keys();
    if (this.shared.size > mostShared && oldest !== undefined) this.shared.delete(oldest);
    return memory;
  }
}

/**
 * An engine whose work runs in threads, started when first needed. Cancelling answers at once, and the
 * thread stops at its next checkpoint, at most a batch of 10,000 rows later. Once closed it stays so.
 * The memory of a matrix goes over to the thread: the caller cannot read it afterwards.
 */
export function createForestPool(options: ForestPoolOptions): ForestEngine {
  return new ForestPool(options);
}
