/**
 * Builds one browser bundle by itself, for working on the pages.
 *
 *     node packaging/run_ts.js packaging/build_browser.ts standalone|newest-eui|kibana [FOLDER]
 */
import { statSync } from 'fs';
import path from 'path';
import { buildKibanaBundle, buildStandaloneBundle } from './browser_bundles';

const folders: Readonly<Record<string, string>> & { standalone: string } = {
  standalone: 'target/pages',
  'newest-eui': 'target/pages_newest_eui',
  kibana: 'target/build/public',
};

async function main([which = 'standalone', folder]: string[]): Promise<void> {
  const outDir = path.resolve(folder ?? folders[which] ?? folders.standalone);
  const eui = which === 'newest-eui' ? 'newest' : 'oldest';
  const files =
    which === 'kibana'
      ? await buildKibanaBundle({ outDir, pluginId: 'anomalyForest' })
      : await buildStandaloneBundle({ outDir, eui });
  for (const file of files) {
    const kilobytes = statSync(path.join(outDir, file)).size / 1000;
    console.log(`${kilobytes.toFixed(1).padStart(9)} kB  ${file}`);
  }
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
});
