/** A forest from ONNX bytes that somebody else wrote. */
import type { Forest } from '../forest';
import { decodeOnnx, isCompactGraph, readCompactGraph } from '../read_onnx';
import { assertOperatorsAllowed } from './allowed_operators';
import { readSkl2onnx } from './read_skl2onnx';
import { scanOnnx } from './scan_onnx';

export interface ForeignForest {
  forest: Forest;
  /** The graph that the bytes held: this product's, or skl2onnx's. */
  form: 'compact' | 'skl2onnx';
}

/**
 * Reads a forest; nothing of the bytes is run. What scores later is the forest written anew, so that
 * not one byte of the file ever reaches onnxruntime. The steps go from the cheapest to the strictest:
 * size and wire form, operators, the graph's pattern, the trees.
 * @throws AppError MODEL_TOO_LARGE, MODEL_CORRUPT, MODEL_EXTERNAL_DATA, MODEL_OPERATOR_NOT_ALLOWED,
 * MODEL_NOT_A_FOREST
 */
export function readForeignOnnx(bytes: Uint8Array): ForeignForest {
  scanOnnx(bytes);
  const model = decodeOnnx(bytes);
  assertOperatorsAllowed(model);
  const form = isCompactGraph(model) ? 'compact' : 'skl2onnx';
  const forest = form === 'compact' ? readCompactGraph(model) : readSkl2onnx(model);
  return { forest, form };
}
