import { buildSync } from 'esbuild';
import path from 'path';

function buildWorker(entry: string, outDir: string): string {
  const outfile = path.join(outDir, `${path.basename(entry, '.ts')}.js`);
  buildSync({
    entryPoints: [entry],
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

/** Builds the code of the forest's worker threads, with packages left outside. @returns the file */
export const buildForestWorker = (root: string, outDir: string) =>
  buildWorker(path.join(root, 'server/forest/forest_worker.ts'), outDir);

/** The same for the threads that mine patterns of log lines. */
export const buildPatternWorker = (root: string, outDir: string) =>
  buildWorker(path.join(root, 'server/features/logs/patterns/pattern_worker.ts'), outDir);
