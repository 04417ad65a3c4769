/**
 * Damages good models in many ways and takes each in: refused with an error of the catalogue, or scored
 * with scores from 0 to 1. Nothing else may happen, above all no file may be read.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import path from 'path';
import { AppError, type ErrorCode } from '../../common/errors';
import { goldenBundle, goldenBytes } from '../../server/forest/bundle/golden_bundle.mock';
import { readBundle } from '../../server/forest/bundle/read_bundle';
import type { Matrix } from '../../server/forest/forest_engine';
import { mutate, ownModel } from '../../server/forest/import/foreign_models.mock';
import { readForeignOnnx } from '../../server/forest/import/read_foreign_onnx';
import { OnnxSession } from '../../server/forest/onnx_session';
import { SeededRandom } from '../../server/forest/random';
import { readOnnx } from '../../server/forest/read_onnx';
import { randomMatrix } from '../../server/forest/test_matrix.mock';
import { writeOnnx } from '../../server/forest/write_onnx';

/** What a file would say if it were read: four doubles, which no score can be. */
const secret = [7_331.5, 1_337.25, 4_242.125, 9_001.0625];
/** Longest that one model may take; most take a few milliseconds. */
const mostMs = 5_000;

export interface FuzzCounts {
  runs: number;
  scored: number;
  refused: Partial<Record<ErrorCode, number>>;
  /** The longest that one model took, in milliseconds. */
  slowest_ms: number;
}

const unit = (value: number) => value;

function rowsFor(columns: number): Matrix {
  return randomMatrix(8, new Array<typeof unit>(columns).fill(unit), 5);
}

/** Scores with what came of the bytes. @returns what the caller must not find a secret in */
async function takeIn(bytes: Uint8Array): Promise<Float64Array> {
  const { forest } = readForeignOnnx(bytes);
  const written = writeOnnx(forest);
  readOnnx(written);
  const session = await OnnxSession.open(written);
  try {
    return await session.score(rowsFor(forest.columns));
  } finally {
    await session.close();
  }
}

function assertScores(scores: Float64Array): void {
  const odd = scores.find((score) => !(score >= 0 && score <= 1));
  if (odd !== undefined) throw new Error(`a score is ${odd}`);
}

/** Counts a refusal; an error that is not of the catalogue, or says too much, is a failure. */
function count(counts: FuzzCounts, error: unknown): void {
  if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
  if (secret.some((number) => error.message.includes(String(number)))) {
    throw new Error(`the message tells what stands in a file: ${error.message}`);
  }
  counts.refused[error.code] = (counts.refused[error.code] ?? 0) + 1;
}

async function seeds(): Promise<Array<{ name: string; bytes: Uint8Array; isBundle: boolean }>> {
  const onnxOf = async (name: string) => (await goldenBundle(name)).onnx;
  return [
    { name: 'own', bytes: ownModel(), isBundle: false },
    { name: 'own, rows rounded', bytes: ownModel({ roundsRows: true }), isBundle: false },
    { name: 'scikit-learn', bytes: await onnxOf('tied'), isBundle: false },
    { name: 'skl2onnx', bytes: await onnxOf('skl2onnx'), isBundle: false },
    { name: 'bundle', bytes: goldenBytes('constant_alone'), isBundle: true },
  ];
}

/**
 * @param seed the same seed makes the same damage
 * @throws Error that names the model and the run that went wrong
 */
export async function fuzzModels(runs: number, seed: number): Promise<FuzzCounts> {
  const models = await seeds();
  const counts: FuzzCounts = { runs, scored: 0, refused: {}, slowest_ms: 0 };
  // Below the working directory, where onnxruntime would find it.
  mkdirSync('target', { recursive: true });
  const folder = mkdtempSync(path.resolve('target/fuzz-'));
  const canary = path.join(folder, 'canary.bin');
  writeFileSync(canary, Buffer.from(Float64Array.from(secret).buffer));
  const location = path.relative(process.cwd(), canary);
  try {
    for (let run = 0; run < runs; run++) {
      const { name, bytes, isBundle } = models[run % models.length] ?? {
        name: '',
        bytes: new Uint8Array(),
        isBundle: false,
      };
      const random = new SeededRandom(seed + run);
      // A bundle is no protobuf: it has no structure to change there.
      const damaged = mutate(bytes, random, isBundle ? null : location);
      const startedAt = Date.now();
      try {
        assertScores(await takeIn(isBundle ? (await readBundle(damaged)).onnx : damaged));
        counts.scored += 1;
      } catch (error) {
        try {
          count(counts, error);
        } catch (cause) {
          throw new Error(`${name}, run ${run} of seed ${seed}: ${String(cause)}`, { cause });
        }
      }
      const tookMs = Date.now() - startedAt;
      counts.slowest_ms = Math.max(counts.slowest_ms, tookMs);
      if (tookMs > mostMs) throw new Error(`${name}, run ${run} of seed ${seed}: ${tookMs} ms`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return counts;
}
