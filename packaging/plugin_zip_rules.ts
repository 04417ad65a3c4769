/** What a plugin zip must be, rule by rule. A rule answers the problems it found. */
import { build } from 'esbuild';
import { builtinModules } from 'module';
import { decodeOrThrow } from '../common/codecs/decode';
import { evaluateEntry } from './evaluate_entry';
import { manifestCodec, type PluginManifest } from './plugin_manifest';
import type { ZipEntry } from './zip_file';

export interface PluginZip {
  entries: ZipEntry[];
  manifest: PluginManifest;
  /** `kibana/{id}/` */
  root: string;
}

type Rule = (zip: PluginZip) => Promise<string[]>;

/** What the installer takes for a manifest, wherever it stands. */
const looksLikeManifest = /kibana[\\/][^\\/]+[\\/]kibana\.json/i;

/**
 * Most bytes, unpacked unless said otherwise. A page of Kibana loads the entry of every plugin; the other
 * browser files come when the app is opened, each with the page that needs it.
 */
export const limits = {
  entry: 20_000,
  browserFile: 500_000,
  serverFile: 3_000_000,
  packed: 45_000_000,
};

/** What Kibana itself supplies to the server half, in 8.12 and 9.x alike. */
const suppliedByKibana = new Set([
  '@kbn/config-schema',
  '@kbn/es-query',
  '@kbn/task-manager-plugin/server',
]);

/** Names under which Kibana's page shares libraries, in 8.12 and in every 9.x. */
const sharedByKibana = new Set([
  ...['React', 'ReactDom', 'ReactDomServer', 'ReactRouter', 'ReactRouterDom'],
  ...['EmotionReact', 'EmotionCache', 'ElasticEui', 'ElasticCharts', 'ElasticNumeral'],
  ...['Moment', 'MomentTimezone', 'Rxjs', 'Lodash', 'IoTs', 'History', 'Classnames', 'Uuid'],
  ...['KbnI18n', 'KbnI18nReact', 'KbnDatemath', 'KbnEsQuery', 'KbnRison'],
]);

const messageOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

/**
 * The zip with its manifest.
 * @throws Error when there is not exactly one manifest in its place, or it breaks Kibana's schema.
 */
export async function readPluginZip(entries: ZipEntry[]): Promise<PluginZip> {
  const manifests = entries.filter(({ name }) => looksLikeManifest.test(name));
  const [only] = manifests;
  if (only === undefined || manifests.length > 1) {
    throw new Error(
      `one manifest expected, found ${manifests.length}: ${manifests.map((m) => m.name).join(', ')}`,
    );
  }
  const json: unknown = JSON.parse((await only.read()).toString('utf8'));
  const manifest = decodeOrThrow(manifestCodec, json, { what: only.name });
  const root = `kibana/${manifest.id}/`;
  if (only.name !== `${root}kibana.json`) throw new Error(`the manifest stands at ${only.name}`);
  return { entries, manifest, root };
}

const entryFile = ({ root, manifest }: PluginZip) =>
  `${root}target/public/${manifest.id}.plugin.js`;

const find = ({ entries }: PluginZip, name: string) => entries.find((entry) => entry.name === name);

async function readText(zip: PluginZip, name: string): Promise<string> {
  const entry = find(zip, name);
  if (entry === undefined) throw new Error(`${name} is missing`);
  return (await entry.read()).toString('utf8');
}

const standsInItsFolder: Rule = ({ entries, root }) =>
  Promise.resolve(
    entries
      .filter(({ name }) => !name.startsWith(root) && name !== 'kibana/')
      .map(({ name }) => `${name} is outside ${root}`),
  );

const hasItsModes: Rule = ({ entries }) =>
  Promise.resolve(
    entries
      .filter(({ name, mode }) => mode !== (name.endsWith('/') ? 0o755 : 0o644))
      .map(({ name, mode }) => `${name} has mode ${mode.toString(8)}`),
  );

function limitFor(zip: PluginZip, name: string): number {
  if (name === entryFile(zip)) return limits.entry;
  if (name.startsWith(`${zip.root}server/`)) return limits.serverFile;
  if (name.startsWith(`${zip.root}target/`)) return limits.browserFile;
  return Infinity;
}

const keepsItsSize: Rule = (zip) => {
  const tooLarge = zip.entries.flatMap(({ name, size }) => {
    const limit = limitFor(zip, name);
    return size > limit ? [`${name} has ${size} bytes, ${limit} are allowed`] : [];
  });
  const natives = zip.entries.filter(({ name }) => name.endsWith('onnxruntime_binding.node'));
  const packed = zip.entries.reduce((sum, entry) => sum + entry.packedSize, 0);
  const limit = limits.packed * Math.max(1, natives.length);
  return Promise.resolve(packed > limit ? [...tooLarge, `${packed} bytes packed`] : tooLarge);
};

const bringsItsLibrary: Rule = ({ entries, root }) => {
  const folders = entries
    .filter(({ name }) => name.endsWith('/onnxruntime_binding.node'))
    .map(({ name }) => name.slice(0, name.lastIndexOf('/') + 1));
  if (!folders.some((folder) => folder.startsWith(`${root}node_modules/onnxruntime-node/bin/`))) {
    return Promise.resolve(['no native part of onnxruntime']);
  }
  const isLibrary = /(libonnxruntime\.so\.\d+|libonnxruntime\.\d+\.dylib|\/onnxruntime\.dll)$/;
  return Promise.resolve(
    folders
      .filter((folder) => {
        const libraries = entries.filter(
          ({ name }) => name.startsWith(folder) && isLibrary.test(name),
        );
        return libraries.length !== 1;
      })
      .map((folder) => `${folder} does not have exactly one onnxruntime library`),
  );
};

const definesItsBundleLazily: Rule = async (zip) => {
  const { id } = zip.manifest;
  const definitions = evaluateEntry(await readText(zip, entryFile(zip)), id);
  const keys = definitions.map(({ key }) => key);
  const callable = definitions.every((definition) => typeof definition.require === 'function');
  return keys.length === 1 && keys[0] === `plugin/${id}/public` && callable
    ? []
    : [`the browser entry defines [${keys.join(', ')}]`];
};

const usesWhatIsShared: Rule = async (zip) => {
  const scripts = zip.entries.filter(({ name }) => /\/target\/public\/.*\.js$/.test(name));
  const problems = scripts.map(async ({ name, read }) => {
    const code = (await read()).toString('utf8');
    const used = [...code.matchAll(/__kbnSharedDeps__\.(\w+)/g)].map(([, key = '']) => key);
    return [...new Set(used)]
      .filter((key) => !sharedByKibana.has(key))
      .map((key) => `${name} takes ${key} from Kibana, which shares no such library`);
  });
  return (await Promise.all(problems)).flat();
};

/** What a server file takes from outside itself; an `import()` has its own name: folders fail. */
async function requiredBy(code: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: code, loader: 'js' },
    bundle: true,
    write: false,
    outfile: 'out.js',
    metafile: true,
    platform: 'node',
    external: ['*'],
    logLevel: 'silent',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const names = imports
    .filter((one) => one.external)
    .map(({ kind, path }) => (kind === 'dynamic-import' ? `import(${path})` : path));
  return [...new Set(names)];
}

const requiresWhatIsThere: Rule = async (zip) => {
  const files = ['index', 'forest_worker', 'pattern_worker'].map((name) => `server/${name}.js`);
  const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
  const problems = files.map(async (file) => {
    const names = await requiredBy(await readText(zip, zip.root + file));
    return names
      .filter((name) => !builtin.has(name) && !suppliedByKibana.has(name))
      .filter((name) => !find(zip, `${zip.root}node_modules/${name}/package.json`))
      .map((name) => `${file} requires ${name}, which nobody supplies`);
  });
  return (await Promise.all(problems)).flat();
};

/** Every rule by what it holds. */
export const rules: Readonly<Record<string, Rule>> = {
  'stands in its own folder': standsInItsFolder,
  'files are readable by everybody': hasItsModes,
  'sizes are within limits': keepsItsSize,
  'brings the native library': bringsItsLibrary,
  'browser entry defines its bundle lazily': definesItsBundleLazily,
  'browser bundle takes only what Kibana shares': usesWhatIsShared,
  'server requires only what is there': requiresWhatIsThere,
};

/** A rule's problems; one that cannot be judged is a problem too. */
export async function problemsOf(rule: Rule, zip: PluginZip): Promise<string[]> {
  try {
    return await rule(zip);
  } catch (thrown) {
    return [messageOf(thrown)];
  }
}
