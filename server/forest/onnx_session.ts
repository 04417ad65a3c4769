/** Scoring by onnxruntime. `run` blocks its thread: used in worker threads only. */
import type * as runtime from 'onnxruntime-node';
import { AppError } from '../../common/errors';
import type { Matrix } from './forest_engine';
import { inputName, outputName } from './onnx_graph';
import type { Scorer } from './scorer';

/** Loaded when first needed: where the native library does not load, everything else still works. */
async function loadRuntime(): Promise<typeof runtime> {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    throw new AppError(
      'SCORER_UNAVAILABLE',
      `onnxruntime-node does not load on ${process.platform}-${process.arch}: ${String(error)}.`,
      { cause: error },
    );
  }
}

export class OnnxSession implements Scorer {
  readonly name = 'onnxruntime';

  private constructor(
    private readonly session: runtime.InferenceSession,
    private readonly toTensor: (matrix: Matrix) => runtime.Tensor,
  ) {}

  /** @throws AppError SCORER_UNAVAILABLE, MODEL_CORRUPT */
  static async open(bytes: Uint8Array): Promise<OnnxSession> {
    const { InferenceSession, Tensor } = await loadRuntime();
    try {
      const session = await InferenceSession.create(bytes, {
        // More threads spin while they wait and cost seven times the work on small batches.
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
      });
      return new OnnxSession(
        session,
        ({ values, rows, columns }) => new Tensor('float64', values, [rows, columns]),
      );
    } catch (error) {
      throw new AppError('MODEL_CORRUPT', `onnxruntime refuses the model: ${String(error)}.`);
    }
  }

  /** One score a row, 0..1. */
  async score(matrix: Matrix): Promise<Float64Array> {
    const answer = await this.session.run({ [inputName]: this.toTensor(matrix) });
    const scores = answer[outputName]?.data;
    if (!(scores instanceof Float64Array) || scores.length !== matrix.rows) {
      throw new AppError('MODEL_CORRUPT', 'The model does not answer one score a row.');
    }
    return scores;
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}
