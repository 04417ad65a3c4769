/** Puts the stand-in for the next version into the installed plugin. */
import { build } from 'esbuild';
import { rename, rm } from 'fs/promises';
import path from 'path';

/** Answers what puts this version back. */
export async function installNextVersion(pluginFolder: string): Promise<() => Promise<void>> {
  const index = path.join(pluginFolder, 'server/index.js');
  const thisVersion = path.join(pluginFolder, 'server/this_version.js');
  await rename(index, thisVersion);
  await build({
    entryPoints: ['test/kibana/upgrade/next_version.ts'],
    outfile: index,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@kbn/*'],
    plugins: [
      {
        name: 'this version',
        setup: (bundler) =>
          bundler.onResolve({ filter: /\/server\/index$/ }, () => ({
            path: './this_version.js',
            external: true,
          })),
      },
    ],
  });
  return async () => {
    await rm(index);
    await rename(thisVersion, index);
  };
}
