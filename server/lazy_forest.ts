/**
 * The forest, loaded when it is first needed: a native library that cannot be loaded on this machine
 * must not keep Kibana from starting.
 */
import { AppError } from '../common/errors';
import type {
  BundleParts,
  ExplainRequest,
  ForestEngine,
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
} from './forest/forest_engine';

export class LazyForest implements ForestEngine {
  private opened: Promise<ForestEngine> | null = null;

  constructor(private readonly load: () => Promise<ForestEngine>) {}

  async train(matrix: Matrix, options: GrowOptions, signal?: AbortSignal): Promise<TrainedForest> {
    return (await this.open()).train(matrix, options, signal);
  }

  async score(request: ScoreRequest, signal?: AbortSignal): Promise<ScoreAnswer> {
    return (await this.open()).score(request, signal);
  }

  async takeIn(onnx: Uint8Array, matrix: Matrix, signal?: AbortSignal): Promise<TakenInForest> {
    return (await this.open()).takeIn(onnx, matrix, signal);
  }

  async openBundle(bytes: Uint8Array, signal?: AbortSignal): Promise<OpenedBundle> {
    return (await this.open()).openBundle(bytes, signal);
  }

  async makeBundle(parts: BundleParts, signal?: AbortSignal): Promise<Uint8Array> {
    return (await this.open()).makeBundle(parts, signal);
  }

  async explain(request: ExplainRequest, signal?: AbortSignal): Promise<RowExplanation[]> {
    return (await this.open()).explain(request, signal);
  }

  async learn(request: LearnRequest, signal?: AbortSignal): Promise<LearntModel> {
    return (await this.open()).learn(request, signal);
  }

  async liken(request: LikenRequest, signal?: AbortSignal): Promise<Float64Array> {
    return (await this.open()).liken(request, signal);
  }

  /** Closes what was opened; never throws. */
  async close(): Promise<void> {
    const forest = await this.opened?.catch(() => null);
    await forest?.close();
  }

  /** @throws AppError SCORER_UNAVAILABLE; the next call tries again. */
  private open(): Promise<ForestEngine> {
    this.opened ??= this.load().catch((error: unknown) => {
      this.opened = null;
      const message = error instanceof Error ? error.message : String(error);
      throw new AppError('SCORER_UNAVAILABLE', `The forest cannot be loaded: ${message}`, {
        cause: error,
      });
    });
    return this.opened;
  }
}
