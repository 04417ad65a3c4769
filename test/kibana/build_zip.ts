import path from 'path';
import { runCommand } from './command';
import type { Settings } from './settings';

/** Builds the plugin for this Kibana; answers the zip's path. */
export async function buildZip({ kibanaVersion }: Settings): Promise<string> {
  await runCommand(process.execPath, [
    'packaging/run_ts.js',
    'packaging/build_plugin.ts',
    '--kibana-version',
    kibanaVersion,
  ]);
  return path.resolve(`target/anomalyForest-${kibanaVersion}.zip`);
}
