/** Names and codes of the graph that this product writes: one TreeEnsemble, then Exp, then perhaps a bound. */

/** Input: float64 [rows, columns], finite. */
export const inputName = 'rows';
/** Between the nodes: float64 [rows, 1], the sum of a row's leaves. */
export const exponentName = 'exponent';
/** Output: float64 [rows, 1], the score, 0..1: exp of the exponent, or below that where it is bounded. */
export const outputName = 'ml_score';

/** Rows as 32-bit floats and as doubles again, where the forest was grown on such. */
export const roundedNames = { narrow: 'rows_float32', wide: 'rows_rounded' } as const;

/** `TreeEnsemble` came with ai.onnx.ml 5, which needs onnxruntime 1.21 or newer. */
export const treeDomain = 'ai.onnx.ml';
export const treeOpset = 5;
export const baseOpset = 18;
export const irVersion = 9;

/** Codes of `TreeEnsemble`: a row goes to the true branch when value <= split; leaves are summed. */
export const modeLessOrEqual = 0;
export const aggregateSum = 1;
export const noPostTransform = 0;

/** Of a forest whose scores are bounded: e to the exponent, and the constant 1. */
export const unboundedName = 'unbounded';
export const oneName = 'one';

/**
 * Key of `metadata_props` that holds the training rows of each leaf, in the order of the leaves: where
 * labels have changed the weights, those no longer say it. Base64 of unsigned 16-bit little-endian
 * numbers, each one less than the rows.
 */
export const leafRowsKey = 'anomaly_forest.leaf_rows';

/** Key of `metadata_props` that holds the sample size, which leaf weights are normalised by. */
export const sampleSizeKey = 'anomaly_forest.sample_size';
