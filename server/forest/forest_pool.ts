/** The forest in worker threads: `session.run` blocks, and the caller's event loop must not feel it. */
import type {
  BundleParts,
  ExplainRequest,
  ForestEngine,
  ForestModel,
  GrowOptions,
  LearnRequest,
  LearntModel,
  LikenRequest,
  Matrix,
  OpenedBundle,
  RowExplanation,
  ScoreAnswer,
  ScoreRequest,
  TakenInForest,
  TrainedForest,
} from './forest_engine';
import type { ExplainTaskAnswer, ScoreTaskAnswer, TrainTaskAnswer } from './forest_tasks';
import type { WorkerTask } from './forest_worker';
import type { TakeInTaskAnswer } from './import/take_in_model';
import type { LearnTaskAnswer } from './learning/learn_task';
import { splitRows } from './split_rows';
import type { ScorerName } from './scorer';
import { ThreadPool } from './thread_pool';

export interface ForestPoolOptions {
  /** The built worker, `forest_worker.js`. */
  workerFile: string;
  /**
   * Most threads at work at once; a large batch is shared among them. One more takes pages of rows while
   * long work, such as a training, has all of them.
   */
  threads: number;
  /** onnxruntime by default. Scores are the same. */
  scorer?: ScorerName;
  /** Told once when the compiled scorer stands in because onnxruntime does not load. */
  warn?: (message: string) => void;
}

/** The answers of a batch's parts, in order, as one. */
function joined(
  answers: ScoreTaskAnswer[],
  { rows, columns }: Pick<Matrix, 'rows' | 'columns'>,
): ScoreAnswer {
  const scores = new Float64Array(rows);
  const contributions = new Map<number, Float64Array>();
  let first = 0;
  for (const answer of answers) {
    scores.set(answer.scores, first);
    answer.explainedRows.forEach((row, i) =>
      contributions.set(first + row, answer.contributions.subarray(i * columns, (i + 1) * columns)),
    );
    first += answer.scores.length;
  }
  return { scores, contributions };
}

/** Models whose bytes stand in shared memory. */
const mostShared = 8;

class ForestPool implements ForestEngine {
  private readonly shared = new Map<string, SharedArrayBuffer>();
  private readonly threads: ThreadPool;
  private readonly scorer: ScorerName;
  private warned = false;

  constructor(private readonly options: ForestPoolOptions) {
    this.threads = new ThreadPool(options);
    this.scorer = options.scorer ?? 'onnxruntime';
  }

  async train(matrix: Matrix, options: GrowOptions, signal?: AbortSignal): Promise<TrainedForest> {
    const work = { matrix, options, scorer: this.scorer };
    const answer = (await this.threads.run({ name: 'train', work }, signal)) as TrainTaskAnswer;
    this.warnOnce(answer);
    return answer.trained;
  }

  async score(request: ScoreRequest, signal?: AbortSignal): Promise<ScoreAnswer> {
    const { model, matrix, explainFrom } = request;
    const onnx = this.share(model);
    const parts = splitRows(matrix, this.options.threads);
    const tasks = parts.map((part): WorkerTask => {
      const work = { ...part, sha256: model.sha256, onnx, scorer: this.scorer, explainFrom };
      return { name: 'score', work };
    });
    const answers = (await this.threads.runAll(tasks, signal)) as ScoreTaskAnswer[];
    answers.forEach((answer) => this.warnOnce(answer));
    return joined(answers, matrix);
  }

  async explain(request: ExplainRequest, signal?: AbortSignal): Promise<RowExplanation[]> {
    const { model, matrix, threshold, learnt } = request;
    const work = {
      sha256: model.sha256,
      onnx: this.share(model),
      scorer: this.scorer,
      matrix,
      firstRow: 0,
      threshold,
      ...(learnt && { learnt }),
    };
    const answer = (await this.threads.run({ name: 'explain', work }, signal)) as ExplainTaskAnswer;
    this.warnOnce(answer);
    return answer.explanations;
  }

  async takeIn(onnx: Uint8Array, matrix: Matrix, signal?: AbortSignal): Promise<TakenInForest> {
    const work = { onnx, matrix, scorer: this.scorer };
    const answer = (await this.threads.run({ name: 'take in', work }, signal)) as TakeInTaskAnswer;
    this.warnOnce(answer);
    return answer.taken;
  }

  async learn(request: LearnRequest, signal?: AbortSignal): Promise<LearntModel> {
    const { model, matrix, labelled } = request;
    const work = { onnx: model.onnx, matrix, labelled, scorer: this.scorer };
    const answer = (await this.threads.run({ name: 'learn', work }, signal)) as LearnTaskAnswer;
    this.warnOnce(answer);
    return answer.learnt;
  }

  liken({ matrix, model, one }: LikenRequest, signal?: AbortSignal): Promise<Float64Array> {
    const task = { name: 'liken', work: { onnx: model.onnx, matrix, one } } as const;
    return this.threads.run(task, signal) as Promise<Float64Array>;
  }

  openBundle(bytes: Uint8Array, signal?: AbortSignal): Promise<OpenedBundle> {
    const task = { name: 'open bundle', work: { bytes } } as const;
    return this.threads.run(task, signal) as Promise<OpenedBundle>;
  }

  makeBundle(parts: BundleParts, signal?: AbortSignal): Promise<Uint8Array> {
    return this.threads.run({ name: 'make bundle', work: parts }, signal) as Promise<Uint8Array>;
  }

  close(): Promise<void> {
    return this.threads.close();
  }

  private warnOnce({ standsInBecause }: { standsInBecause?: string }): void {
    if (standsInBecause === undefined || this.warned) return;
    this.warned = true;
    this.options.warn?.(
      `${standsInBecause} Rows are scored without it, at the same speed or better and to the same bits.`,
    );
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
