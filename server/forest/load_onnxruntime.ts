/** onnxruntime, loaded when first needed: where its native library does not load, all else still works. */
import { execFile } from 'child_process';
import type * as runtime from 'onnxruntime-node';
import { AppError } from '../../common/errors';

const patienceMs = 60_000;
/** How Node ends after an error that nobody caught. */
const uncaught = 1;

/**
 * A native library that was cut short, or that is made for another processor, does not fail to load:
 * it takes the process that loads it with it. So a process of its own loads it first.
 * @throws Error that says how that process ended
 */
function loadElsewhere(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const load = ['-e', 'require(process.argv[1])', file];
    execFile(process.execPath, load, { env: {}, timeout: patienceMs }, (error) => {
      // An error of its own says more here; without a process nothing is known, and it is tried here.
      if (error === null || error.code === uncaught || typeof error.code === 'string') resolve();
      else
        reject(new Error(`its native library ended a process with ${error.signal ?? error.code}`));
    });
  });
}

async function load(): Promise<typeof runtime> {
  try {
    await loadElsewhere(require.resolve('onnxruntime-node'));
    return await import('onnxruntime-node');
  } catch (error) {
    throw new AppError(
      'SCORER_UNAVAILABLE',
      `onnxruntime-node does not load on ${process.platform}-${process.arch}: ${String(error)}.`,
      { cause: error },
    );
  }
}

let loaded: Promise<typeof runtime> | undefined;

/** Tried once in each thread. @throws AppError SCORER_UNAVAILABLE */
export function loadOnnxruntime(): Promise<typeof runtime> {
  return (loaded ??= load());
}
