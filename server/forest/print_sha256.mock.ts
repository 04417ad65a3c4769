/** Run by onnx.test.ts in a process of its own: the hash of a model trained there. */
import { createHash } from 'crypto';
import { growForest } from './grow_forest';
import * as make from './test_matrix.mock';
import { writeOnnx } from './write_onnx';

const matrix = make.randomMatrix(1_000, [make.plain, make.epochMilliseconds], 2);
const onnx = writeOnnx(growForest(matrix, { trees: 100, sampleSize: 256, seed: 1 }));
process.stdout.write(createHash('sha256').update(onnx).digest('hex'));
