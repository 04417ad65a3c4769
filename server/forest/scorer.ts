/** What turns rows into scores: by onnxruntime, or by the trees laid out in typed arrays. */
import type { Matrix } from './forest_engine';

export type ScorerName = 'onnxruntime' | 'compiled';

export interface Scorer {
  readonly name: ScorerName;
  /**
   * One score a row, 0..1, higher = more anomalous. A row's score is the same to the last bit from
   * every scorer, on every machine, and whatever the rows beside it. Blocks its thread, so long batches are handed over in parts.
   * @param matrix finite values, as many columns as the model has
   */
  score(matrix: Matrix): Promise<Float64Array>;
  close(): Promise<void>;
}
