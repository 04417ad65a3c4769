import { buildSync } from 'esbuild';
import path from 'path';

/** Builds the code of the forest's worker threads, with packages left outside. @returns the file */
export function buildForestWorker(root: string, outDir: string): string {
  const outfile = path.join(outDir, 'forest_worker.js');
  buildSync({
    entryPoints: [path.join(root, 'server/forest/forest_worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
