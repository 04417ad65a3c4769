import path from 'path';
import { runCommand } from './command';
import type { Settings } from './settings';

/** Builds the plugin for this Kibana, unless PLUGIN_ZIP names one; answers the zip's path. */
export async function buildZip({ kibanaVersion }: Settings): Promise<string> {
  const built = process.env.PLUGIN_ZIP;
  if (built !== undefined) return path.resolve(built);
  await runCommand(process.execPath, [
    'packaging/run_ts.js',
    'packaging/build_plugin.ts',
    '--kibana-version',
    kibanaVersion,
  ]);
  return path.resolve(`target/anomalyForest-${kibanaVersion}.zip`);
}
