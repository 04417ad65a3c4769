/** The server half as CommonJS: the plugin, and the files that its worker threads run. */
import { build, type Metafile } from 'esbuild';
import path from 'path';

/** Supplied by Kibana, or by the zip's `node_modules` because native or loaded by path. */
const external = ['@kbn/*', 'onnxruntime-node', 'onnxruntime-common'];

/** Kibana hands over its own client; a second one would not know the first one's errors. */
const forbidden = ['@elastic/elasticsearch'];

export interface ServerBundle {
  /** Path within the plugin's folder → contents. */
  files: Map<string, Uint8Array>;
  /** Names of the packages that the files contain. */
  packages: string[];
}

/** Packages by name, from input paths such as `node_modules/@scope/name/index.js`. */
function packagesIn(metafile: Metafile): string[] {
  const names = Object.keys(metafile.inputs).flatMap((input) => {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}

/** @throws Error when a file does not compile or contains a package that it must not. */
export async function buildServerBundle(root: string): Promise<ServerBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      index: 'server/index.ts',
      forest_worker: 'server/forest/forest_worker.ts',
      pattern_worker: 'server/features/logs/patterns/pattern_worker.ts',
    },
    outdir: 'server',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    external,
    // Node does not import a folder, as most of Kibana's packages are required.
    supported: { 'dynamic-import': false },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const packages = packagesIn(metafile);
  const intruders = packages.filter((name) => forbidden.includes(name));
  if (intruders.length > 0) throw new Error(`The server bundle contains ${intruders.join(', ')}.`);
  const files = new Map(
    outputFiles.map((file) => [path.relative(root, file.path), file.contents] as const),
  );
  return { files, packages };
}
