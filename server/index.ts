/** What Kibana loads: the plugin, and the schema of its settings. */
import type { PluginInitializerContext } from './kibana/contracts/core';

export { config } from './config';

export async function plugin(context: PluginInitializerContext) {
  const { AnomalyForestPlugin } = await import('./plugin');
  return new AnomalyForestPlugin(context);
}
