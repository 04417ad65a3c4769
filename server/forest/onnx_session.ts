/** Scoring by onnxruntime. `run` blocks its thread: used in worker threads only. */
import { onnx } from 'onnx-proto';
import type * as runtime from 'onnxruntime-node';
import { AppError } from '../../common/errors';
import type { Matrix } from './forest_engine';
import type { Forest } from './forest';
import { turnToLikelyBranches, withNegatives } from './likely_branches';
import { loadOnnxruntime } from './load_onnxruntime';
import { exponentName, inputName } from './onnx_graph';
import { scoreOf } from './score_map';
import type { Scorer } from './scorer';
import { matrixOf, writeOnnx } from './write_onnx';

/**
 * The model with the sum of the leaves as a further output. Protocol buffers that stand one after the
 * other are read as one, their lists joined: the model itself stays as it is.
 */
function withExponent(model: Uint8Array): Uint8Array {
  const output = onnx.ModelProto.encode({
    graph: { output: [matrixOf(exponentName, 1)] },
  }).finish();
  return Buffer.concat([model, output]);
}

const sessionOptions: runtime.InferenceSession.SessionOptions = {
  // More threads spin while they wait and cost seven times the work on small batches.
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
};

/**
 * The graph's trees in onnxruntime, turned for speed: see `likely_branches.ts`. Its own `Exp` is left aside: it computes the last row of an odd
 * batch in another way, so that a score's last bit would depend on the rows beside it. The sum of the
 * leaves does not, and the score made from that here has the bits of the graph's in every other place.
 */
export class OnnxSession implements Scorer {
  readonly name = 'onnxruntime';

  private constructor(
    private readonly session: runtime.InferenceSession,
    private readonly toTensor: (matrix: Matrix) => runtime.Tensor,
    private readonly forest: Pick<Forest, 'bounded'>,
  ) {}

  /**
   * @param bytes a model that `write_onnx.ts` wrote: whether onnxruntime takes it as it is, is seen first
   * @param forest what is written there
   * @throws AppError SCORER_UNAVAILABLE, MODEL_CORRUPT
   */
  static async open(bytes: Uint8Array, forest: Forest): Promise<OnnxSession> {
    const { InferenceSession, Tensor } = await loadOnnxruntime();
    try {
      const asWritten = await InferenceSession.create(bytes, sessionOptions);
      await asWritten.release();
      const turned = withExponent(writeOnnx(turnToLikelyBranches(forest)));
      const session = await InferenceSession.create(turned, sessionOptions);
      return new OnnxSession(
        session,
        ({ values, rows, columns }) => new Tensor('float64', values, [rows, columns]),
        forest,
      );
    } catch (error) {
      throw new AppError('MODEL_CORRUPT', `onnxruntime refuses the model: ${String(error)}.`);
    }
  }

  /** One score a row, 0..1. */
  async score(matrix: Matrix): Promise<Float64Array> {
    const rows = this.toTensor(withNegatives(matrix));
    const answer = await this.session.run({ [inputName]: rows }, [exponentName]);
    const exponents = answer[exponentName]?.data;
    if (!(exponents instanceof Float64Array) || exponents.length !== matrix.rows) {
      throw new AppError('MODEL_CORRUPT', 'The model does not answer one score a row.');
    }
    const scores = new Float64Array(matrix.rows);
    for (let row = 0; row < matrix.rows; row++) {
      scores[row] = scoreOf(this.forest, exponents[row] ?? 0);
    }
    return scores;
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}
