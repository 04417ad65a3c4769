/** The bundles in test/golden/, for tests of what takes them in. */
import { readFileSync } from 'fs';
import path from 'path';
import type { ModelBundle } from '../../../common/model_bundle';
import { readBundle } from './read_bundle';
import { writeBundle } from './write_bundle';

/** Commands run in the project's folder; this file's own place changes when a script is bundled. */
export const goldenFolder = path.resolve('test/golden');

export const goldenBytes = (name: string): Buffer =>
  readFileSync(path.join(goldenFolder, `${name}.afmodel`));

export const goldenBundle = (name: string): Promise<ModelBundle> => readBundle(goldenBytes(name));

/** The bytes of a golden bundle after a change to its parts, its checksums right again. */
export async function changedBundle(
  name: string,
  change: (bundle: ModelBundle) => void,
): Promise<Uint8Array> {
  const bundle = await goldenBundle(name);
  change(bundle);
  return writeBundle(bundle);
}
