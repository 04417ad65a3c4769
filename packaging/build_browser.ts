/**
 * Builds one browser bundle by itself, for working on the pages.
 *
 *     node packaging/run_ts.js packaging/build_browser.ts standalone|kibana [FOLDER]
 */
import { statSync } from 'fs';
import path from 'path';
import { buildKibanaBundle, buildStandaloneBundle } from './browser_bundles';

async function main([which = 'standalone', folder]: string[]): Promise<void> {
  const outDir = path.resolve(
    folder ?? (which === 'kibana' ? 'target/build/public' : 'target/pages'),
  );
  const files =
    which === 'kibana'
      ? await buildKibanaBundle({ outDir, pluginId: 'anomalyForest' })
      : await buildStandaloneBundle({ outDir });
  for (const file of files) {
    const kilobytes = statSync(path.join(outDir, file)).size / 1000;
    console.log(`${kilobytes.toFixed(1).padStart(9)} kB  ${file}`);
  }
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
});
