/** Which scorer a model gets on this machine. */
import { AppError } from '../../common/errors';
import { CompiledScorer } from './compiled_scorer';
import type { Forest } from './forest';
import { OnnxSession } from './onnx_session';
import type { Scorer, ScorerName } from './scorer';

export interface OpenedScorer {
  scorer: Scorer;
  /** Why the compiled scorer stands in for onnxruntime; undefined where it was not asked to. */
  standsInBecause?: string;
}

/**
 * onnxruntime where it is wanted and loads, the compiled scorer otherwise. Both give the same bits.
 * @param model the checked bytes, and the trees read from them
 * @throws AppError MODEL_CORRUPT
 */
export async function openScorer(
  { onnx, forest }: { onnx: Uint8Array; forest: Forest },
  wanted: ScorerName,
  openSession: (onnx: Uint8Array, forest: Forest) => Promise<Scorer> = (bytes, read) =>
    OnnxSession.open(bytes, read),
): Promise<OpenedScorer> {
  if (wanted === 'compiled') return { scorer: new CompiledScorer(forest) };
  try {
    return { scorer: await openSession(onnx, forest) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'SCORER_UNAVAILABLE') throw error;
    return { scorer: new CompiledScorer(forest), standsInBecause: error.message };
  }
}
