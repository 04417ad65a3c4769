/** The manifest that Kibana reads: `kibana.json`, made from `kibana.jsonc` for one build. */
import * as t from 'io-ts';
import { parseConfigFileTextToJson } from 'typescript';
import { integerIn, listOf, pattern, text } from '../common/codecs/bounded';
import { decodeOrThrow } from '../common/codecs/decode';
import { strictObject } from '../common/codecs/strict_object';

const pluginId = pattern(/^[a-z][a-zA-Z0-9]+$/, 'a camelCase id');
const ids = listOf(pluginId, 0, 50);

/** `x.y.z`: a zip fits one patch version of Kibana. */
export const kibanaVersionCodec = pattern(/^\d+\.\d+\.\d+$/, 'a Kibana version such as 8.12.2');

const sourceCodec = strictObject('kibana.jsonc', {
  type: t.literal('plugin'),
  id: text(100),
  owner: text(100),
  description: text(300),
  plugin: strictObject('plugin', {
    id: pluginId,
    configPath: text(100),
    server: t.literal(true),
    browser: t.literal(true),
    requiredPlugins: ids,
    optionalPlugins: ids,
    requiredBundles: listOf(pluginId, 0, 0),
  }),
});

/**
 * Kibana's schema: one unknown key and Kibana does not start. Keys that this plugin has no use for
 * are left out of it.
 */
export const manifestCodec = strictObject('kibana.json', {
  id: pluginId,
  version: pattern(/^\d+\.\d+\.\d+-[0-9A-Za-z.]+$/, 'a version with the mark of its build'),
  kibanaVersion: kibanaVersionCodec,
  type: t.literal('standard'),
  owner: strictObject('owner', { name: text(100) }),
  description: text(300),
  configPath: text(100),
  requiredPlugins: ids,
  optionalPlugins: ids,
  requiredBundles: listOf(pluginId, 0, 0),
  server: t.literal(true),
  ui: t.literal(true),
});
export type PluginManifest = t.TypeOf<typeof manifestCodec>;

export interface ManifestOptions {
  /** Text of `kibana.jsonc`. */
  source: string;
  /** Version of the package, `x.y.z`. */
  packageVersion: string;
  kibanaVersion: string;
  /** Milliseconds since 1970; makes the version new, since browsers keep a bundle for a year by it. */
  builtAt: number;
}

/** @throws AppError REQUEST_INVALID that names every problem of `kibana.jsonc` or the versions. */
export function buildManifest(options: ManifestOptions): PluginManifest {
  const { source, packageVersion, kibanaVersion, builtAt } = options;
  const parsed = parseConfigFileTextToJson('kibana.jsonc', source);
  const { plugin, owner, description } = decodeOrThrow(sourceCodec, parsed.config as unknown, {
    what: 'kibana.jsonc',
  });
  const stamp = decodeOrThrow(integerIn(0, 8.64e15), builtAt, { what: 'Build time' });
  const manifest = {
    id: plugin.id,
    version: `${packageVersion}-build.${stamp}`,
    kibanaVersion,
    type: 'standard',
    owner: { name: owner },
    description,
    configPath: plugin.configPath,
    requiredPlugins: plugin.requiredPlugins,
    optionalPlugins: plugin.optionalPlugins,
    requiredBundles: plugin.requiredBundles,
    server: plugin.server,
    ui: plugin.browser,
  };
  return decodeOrThrow(manifestCodec, manifest, { what: 'kibana.json' });
}
