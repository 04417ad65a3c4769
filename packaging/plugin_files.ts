/** Everything that goes into the plugin zip, by its path in the plugin's folder. */
import { readdir } from 'fs/promises';
import path from 'path';
import { buildKibanaBundle } from './browser_bundles';
import { translationFiles } from './messages/translation_files';
import { nativeFiles, nativePackages, type Platform } from './native_files';
import type { PluginManifest } from './plugin_manifest';
import { buildServerBundle } from './server_bundle';
import { thirdPartyNotices } from './third_party';
import type { Source } from './zip_file';

export interface PluginFilesOptions {
  /** Root folder of this repository. */
  root: string;
  manifest: PluginManifest;
  platforms: Platform[];
  /** Called before each step. */
  onStep: (name: string) => void;
}

type Files = Map<string, Source>;

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function filesUnder(root: string, folder: string, accept: RegExp): Promise<Files> {
  const names = await readdir(path.join(root, folder)).catch(() => []);
  return new Map(
    names
      .filter((name) => accept.test(name))
      .map((name) => [path.posix.join(folder, name), path.join(root, folder, name)]),
  );
}

async function nativeEntries(root: string, platforms: Platform[]): Promise<Files> {
  const nodeModules = path.join(root, 'node_modules');
  const files = await nativeFiles(nodeModules, platforms);
  return new Map(
    files.map((file) => [path.relative(root, file).split(path.sep).join('/'), file] as const),
  );
}

async function browserEntries(root: string, pluginId: string): Promise<Files> {
  const outDir = path.join(root, 'target/build/public');
  const names = await buildKibanaBundle({ outDir, pluginId });
  return new Map(names.map((name) => [`target/public/${name}`, path.join(outDir, name)]));
}

/** Path within the plugin's folder → contents, or the file that has them. */
export async function collectPluginFiles(options: PluginFilesOptions): Promise<Files> {
  const { root, manifest, platforms, onStep } = options;
  onStep('server bundle');
  const server = await buildServerBundle(root);
  onStep('browser bundle');
  const browser = await browserEntries(root, manifest.id);
  onStep('files');
  const notices = await thirdPartyNotices(path.join(root, 'node_modules'), [
    ...server.packages,
    ...nativePackages,
  ]);
  const packageJson = { name: manifest.id, version: manifest.version, license: 'Apache-2.0' };
  return new Map([
    ['kibana.json', json(manifest)],
    ['package.json', json(packageJson)],
    ['THIRD_PARTY_NOTICES.txt', Buffer.from(notices)],
    ...server.files,
    ...browser,
    ...(await translationFiles(root)),
    ...(await filesUnder(root, 'dashboards', /\.ndjson$/)),
    ...(await filesUnder(root, 'public/assets', /\.(svg|png)$/)),
    ...(await filesUnder(root, '.', /^(LICENSE|NOTICE)(\.txt)?$/)),
    ...(await nativeEntries(root, platforms)),
  ] as Array<[string, Source]>);
}
