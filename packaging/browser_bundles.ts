/** Builds the pages' bundles: the plugin's for Kibana, and the one that stands alone. */
import { rspack, type RspackOptions, type Stats } from '@rspack/core';
import { projectRoot } from '../standalone/project_root';
import { hashSources, readStamp, writeStamp } from './browser/build_stamp';
import { newestEui } from './browser/newest_eui';
import { kibanaOptions, standaloneOptions } from './browser/rspack_options';

/** What a bundle is made from: when none of it changed, the last build still holds. */
const sources = {
  files: ['package-lock.json', 'packaging/browser_bundles.ts'],
  folders: ['common', 'public', 'standalone/browser', 'packaging/browser'],
};

function run(options: RspackOptions): Promise<Stats> {
  return new Promise((resolve, reject) => {
    const compiler = rspack(options);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats === undefined) reject(new Error('The bundler gave no result'));
        else resolve(stats);
      });
    });
  });
}

function filesOf(stats: Stats): string[] {
  const { assets = [] } = stats.toJson({ all: false, assets: true });
  return assets.map(({ name }) => name).sort();
}

/** Builds unless nothing changed since. @returns the names of the files, relative to `outDir` */
async function build(root: string, outDir: string, options: RspackOptions): Promise<string[]> {
  const hash = await hashSources(root, sources);
  const stamp = await readStamp(outDir);
  if (stamp?.hash === hash) return stamp.files;
  const stats = await run(options);
  if (stats.hasErrors()) {
    throw new Error(
      `The browser bundle has errors:\n${stats.toString({ all: false, errors: true })}`,
    );
  }
  const files = filesOf(stats);
  await writeStamp(outDir, { hash, files });
  return files;
}

/**
 * The plugin's browser half: `{pluginId}.plugin.js`, which defines the plugin's key lazily, and the
 * app in chunks. `outDir` becomes the plugin's `target/public`; what else was in it is removed.
 * @returns the names of the files, relative to `outDir`
 */
export function buildKibanaBundle(target: { outDir: string; pluginId: string }): Promise<string[]> {
  const root = projectRoot();
  return build(root, target.outDir, kibanaOptions({ root, ...target }));
}

/**
 * The pages without Kibana: `index.html` and `assets/`, to be served from `/` with `index.html`
 * for every address that is no file. What else was in `outDir` is removed.
 * @param target `eui`: with the oldest EUI supported, or for a test with the newest
 * @returns the names of the files, relative to `outDir`
 */
export function buildStandaloneBundle(target: {
  outDir: string;
  eui?: 'oldest' | 'newest';
}): Promise<string[]> {
  const { eui = 'oldest', outDir } = target;
  const root = projectRoot();
  const aliases = eui === 'newest' ? newestEui(root) : {};
  return build(root, outDir, standaloneOptions({ root, outDir, aliases }));
}
