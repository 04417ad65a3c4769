var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) =>
  function __init() {
    if (err) throw err[0];
    try {
      return (fn && (res = (0, fn[__getOwnPropNames(fn)[0]])((fn = 0))), res);
    } catch (e) {
      throw ((err = [e]), e);
    }
  };
var __export = (target, all) => {
  for (var name in all) __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if ((from && typeof from === 'object') || typeof from === 'function') {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, {
          get: () => from[key],
          enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable,
        });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (
  (target = mod != null ? __create(__getProtoOf(mod)) : {}),
  __copyProps(
    // If the importer is in node compatibility mode or this is not an ESM
    // file that has been converted to a CommonJS file using a Babel-
    // compatible transform (i.e. "__esModule" has not been set), then set
    // "default" to the CommonJS "module.exports" for node compatibility.
    isNodeMode || !mod || !mod.__esModule
      ? __defProp(target, 'default', { value: mod, enumerable: true })
      : target,
    mod,
  )
);

// standalone/project_root.ts
function isRoot(folder) {
  const file = import_path.default.join(folder, 'package.json');
  if (!(0, import_fs.existsSync)(file)) return false;
  const { name } = JSON.parse((0, import_fs.readFileSync)(file, 'utf8'));
  return name === 'anomaly-forest';
}
function projectRoot() {
  let folder = __dirname;
  while (!isRoot(folder)) {
    const parent = import_path.default.dirname(folder);
    if (parent === folder) throw new Error(`No package anomaly-forest above ${__dirname}`);
    folder = parent;
  }
  return folder;
}
var import_fs, import_path;
var init_project_root = __esm({
  'standalone/project_root.ts'() {
    'use strict';
    import_fs = require('fs');
    import_path = __toESM(require('path'));
  },
});

// packaging/browser/build_stamp.ts
async function filesUnder(root, relative) {
  const entries = await (0, import_promises.readdir)(import_path2.default.join(root, relative), {
    withFileTypes: true,
  });
  const nested = await Promise.all(
    entries.map((entry) => {
      const name = `${relative}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(root, name) : Promise.resolve([name]);
    }),
  );
  return nested.flat().sort();
}
async function hashSources(root, { files, folders }) {
  const found = await Promise.all(folders.map((folder) => filesUnder(root, folder)));
  const hash = (0, import_crypto.createHash)('sha256');
  for (const name of [...files, ...found.flat()]) {
    hash
      .update(`${name}\0`)
      .update(await (0, import_promises.readFile)(import_path2.default.join(root, name)));
  }
  return hash.digest('hex');
}
async function readStamp(outDir) {
  try {
    const stamp = JSON.parse(await (0, import_promises.readFile)(stampFile(outDir), 'utf8'));
    const complete = stamp.files.every((file) =>
      (0, import_fs2.existsSync)(import_path2.default.join(outDir, file)),
    );
    return complete ? stamp : void 0;
  } catch {
    return void 0;
  }
}
async function writeStamp(outDir, stamp) {
  await (0, import_promises.mkdir)(import_path2.default.dirname(outDir), { recursive: true });
  await (0, import_promises.writeFile)(stampFile(outDir), JSON.stringify(stamp));
}
var import_crypto, import_fs2, import_promises, import_path2, stampFile;
var init_build_stamp = __esm({
  'packaging/browser/build_stamp.ts'() {
    'use strict';
    import_crypto = require('crypto');
    import_fs2 = require('fs');
    import_promises = require('fs/promises');
    import_path2 = __toESM(require('path'));
    stampFile = (outDir) => `${outDir}.stamp.json`;
  },
});

// packaging/browser/shared_deps.ts
var sharedBy, kibanaExternals;
var init_shared_deps = __esm({
  'packaging/browser/shared_deps.ts'() {
    'use strict';
    sharedBy = {
      '@elastic/charts': 'ElasticCharts',
      '@elastic/eui': 'ElasticEui',
      '@emotion/cache': 'EmotionCache',
      moment: 'Moment',
      'moment-timezone': 'MomentTimezone',
      react: 'React',
      'react-dom': 'ReactDom',
      'react-router-dom': 'ReactRouterDom',
    };
    kibanaExternals = Object.fromEntries(
      Object.entries(sharedBy).map(([module2, key]) => [module2, `__kbnSharedDeps__.${key}`]),
    );
  },
});

// packaging/browser/rspack_options.ts
function common({ outDir, root }) {
  return {
    mode: 'production',
    context: root,
    target: ['web', 'es2020'],
    // Evaluated source maps would need "unsafe-eval" in the page's security policy.
    devtool: false,
    resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              target: 'es2020',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'classic' } },
            },
          },
        },
      ],
    },
    output: { path: outDir, clean: true },
    performance: false,
  };
}
function kibanaOptions(target) {
  const base = common(target);
  return {
    ...base,
    name: 'kibana',
    entry: { [target.pluginId]: import_path3.default.join(target.root, 'public/index.ts') },
    externalsType: 'var',
    externals: { ...kibanaExternals },
    output: {
      ...base.output,
      filename: '[name].plugin.js',
      chunkFilename: `${target.pluginId}.chunk.[name].[contenthash:8].js`,
      uniqueName: target.pluginId,
      publicPath: '',
    },
  };
}
function standaloneOptions(target) {
  const base = common(target);
  return {
    ...base,
    name: 'standalone',
    entry: { pages: import_path3.default.join(target.root, 'standalone/browser/index.tsx') },
    module: { rules: [...(base.module?.rules ?? []), { test: /\.css$/, type: 'asset/resource' }] },
    output: {
      ...base.output,
      filename: 'assets/[name].[contenthash:8].js',
      chunkFilename: 'assets/[name].[contenthash:8].js',
      assetModuleFilename: 'assets/[name].[contenthash:8][ext]',
      publicPath: '/',
    },
    optimization: {
      splitChunks: {
        cacheGroups: {
          // EUI imports each of its icons by itself: hundreds of files otherwise.
          icons: {
            test: /@elastic[\\/]eui[\\/].*[\\/]icon[\\/]assets/,
            name: 'icons',
            chunks: 'async',
            enforce: true,
          },
        },
      },
    },
    plugins: [
      noMomentLocales(),
      new import_core.rspack.HtmlRspackPlugin({
        template: import_path3.default.join(target.root, 'standalone/browser/index.html'),
        scriptLoading: 'defer',
      }),
    ],
  };
}
var import_path3, import_core, noMomentLocales;
var init_rspack_options = __esm({
  'packaging/browser/rspack_options.ts'() {
    'use strict';
    import_path3 = __toESM(require('path'));
    import_core = require('@rspack/core');
    init_shared_deps();
    noMomentLocales = () =>
      new import_core.rspack.IgnorePlugin({
        resourceRegExp: /^\.\/locale$/,
        contextRegExp: /moment$/,
      });
  },
});

// packaging/browser_bundles.ts
var browser_bundles_exports = {};
__export(browser_bundles_exports, {
  buildKibanaBundle: () => buildKibanaBundle,
  buildStandaloneBundle: () => buildStandaloneBundle,
});
function run(options) {
  return new Promise((resolve, reject) => {
    const compiler = (0, import_core2.rspack)(options);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats === void 0) reject(new Error('The bundler gave no result'));
        else resolve(stats);
      });
    });
  });
}
function filesOf(stats) {
  const { assets = [] } = stats.toJson({ all: false, assets: true });
  return assets.map(({ name }) => name).sort();
}
async function build(root, outDir, options) {
  const hash = await hashSources(root, sources);
  const stamp = await readStamp(outDir);
  if (stamp?.hash === hash) return stamp.files;
  const stats = await run(options);
  if (stats.hasErrors()) {
    throw new Error(
      `The browser bundle has errors:
${stats.toString({ all: false, errors: true })}`,
    );
  }
  const files = filesOf(stats);
  await writeStamp(outDir, { hash, files });
  return files;
}
function buildKibanaBundle(target) {
  const root = projectRoot();
  return build(root, target.outDir, kibanaOptions({ root, ...target }));
}
function buildStandaloneBundle({ outDir }) {
  const root = projectRoot();
  return build(root, outDir, standaloneOptions({ root, outDir }));
}
var import_core2, sources;
var init_browser_bundles = __esm({
  'packaging/browser_bundles.ts'() {
    'use strict';
    import_core2 = require('@rspack/core');
    init_project_root();
    init_build_stamp();
    init_rspack_options();
    sources = {
      files: ['package-lock.json', 'packaging/browser_bundles.ts'],
      folders: ['common', 'public', 'standalone/browser', 'packaging/browser'],
    };
  },
});

// standalone/pages.ts
var import_path4 = __toESM(require('path'));
init_project_root();
async function buildPages() {
  const outDir = import_path4.default.join(projectRoot(), 'target/pages');
  const { buildStandaloneBundle: buildStandaloneBundle2 } = await Promise.resolve().then(
    () => (init_browser_bundles(), browser_bundles_exports),
  );
  await buildStandaloneBundle2({ outDir });
  return outDir;
}

// ../../scratch/wizard/bp.ts
buildPages().then((d) => console.log(d));
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiLi4vLi4vc3RhbmRhbG9uZS9wcm9qZWN0X3Jvb3QudHMiLCAiLi4vLi4vcGFja2FnaW5nL2Jyb3dzZXIvYnVpbGRfc3RhbXAudHMiLCAiLi4vLi4vcGFja2FnaW5nL2Jyb3dzZXIvc2hhcmVkX2RlcHMudHMiLCAiLi4vLi4vcGFja2FnaW5nL2Jyb3dzZXIvcnNwYWNrX29wdGlvbnMudHMiLCAiLi4vLi4vcGFja2FnaW5nL2Jyb3dzZXJfYnVuZGxlcy50cyIsICIuLi8uLi9zdGFuZGFsb25lL3BhZ2VzLnRzIiwgIi4uLy4uLy4uLy4uL3NjcmF0Y2gvd2l6YXJkL2JwLnRzIl0sCiAgInNvdXJjZXNDb250ZW50IjogWyJpbXBvcnQgeyBleGlzdHNTeW5jLCByZWFkRmlsZVN5bmMgfSBmcm9tICdmcyc7XG5pbXBvcnQgcGF0aCBmcm9tICdwYXRoJztcblxuZnVuY3Rpb24gaXNSb290KGZvbGRlcjogc3RyaW5nKTogYm9vbGVhbiB7XG4gIGNvbnN0IGZpbGUgPSBwYXRoLmpvaW4oZm9sZGVyLCAncGFja2FnZS5qc29uJyk7XG4gIGlmICghZXhpc3RzU3luYyhmaWxlKSkgcmV0dXJuIGZhbHNlO1xuICBjb25zdCB7IG5hbWUgfSA9IEpTT04ucGFyc2UocmVhZEZpbGVTeW5jKGZpbGUsICd1dGY4JykpIGFzIHsgbmFtZT86IHVua25vd24gfTtcbiAgcmV0dXJuIG5hbWUgPT09ICdhbm9tYWx5LWZvcmVzdCc7XG59XG5cbi8qKiBUaGUgZm9sZGVyIG9mIHRoaXMgcGFja2FnZSwgd2hlcmV2ZXIgaW4gaXQgdGhlIHJ1bm5pbmcgZmlsZSB3YXMgYnVpbHQgdG8uICovXG5leHBvcnQgZnVuY3Rpb24gcHJvamVjdFJvb3QoKTogc3RyaW5nIHtcbiAgbGV0IGZvbGRlciA9IF9fZGlybmFtZTtcbiAgd2hpbGUgKCFpc1Jvb3QoZm9sZGVyKSkge1xuICAgIGNvbnN0IHBhcmVudCA9IHBhdGguZGlybmFtZShmb2xkZXIpO1xuICAgIGlmIChwYXJlbnQgPT09IGZvbGRlcikgdGhyb3cgbmV3IEVycm9yKGBObyBwYWNrYWdlIGFub21hbHktZm9yZXN0IGFib3ZlICR7X19kaXJuYW1lfWApO1xuICAgIGZvbGRlciA9IHBhcmVudDtcbiAgfVxuICByZXR1cm4gZm9sZGVyO1xufVxuIiwgIi8qKiBUZWxscyB3aGV0aGVyIGEgYnVuZGxlIGlzIHN0aWxsIHdoYXQgaXRzIHNvdXJjZXMgd291bGQgbWFrZS4gKi9cbmltcG9ydCB7IGNyZWF0ZUhhc2ggfSBmcm9tICdjcnlwdG8nO1xuaW1wb3J0IHsgZXhpc3RzU3luYyB9IGZyb20gJ2ZzJztcbmltcG9ydCB7IG1rZGlyLCByZWFkZGlyLCByZWFkRmlsZSwgd3JpdGVGaWxlIH0gZnJvbSAnZnMvcHJvbWlzZXMnO1xuaW1wb3J0IHBhdGggZnJvbSAncGF0aCc7XG5cbmV4cG9ydCBpbnRlcmZhY2UgQnVpbGRTdGFtcCB7XG4gIC8qKiBTSEEtMjU2IG92ZXIgdGhlIHNvdXJjZXMnIG5hbWVzIGFuZCBjb250ZW50cy4gKi9cbiAgaGFzaDogc3RyaW5nO1xuICAvKiogRmlsZXMgdGhhdCB0aGUgYnVpbGQgd3JvdGUsIHJlbGF0aXZlIHRvIGl0cyBmb2xkZXIsIFwiL1wiIGJldHdlZW4uICovXG4gIGZpbGVzOiBzdHJpbmdbXTtcbn1cblxuYXN5bmMgZnVuY3Rpb24gZmlsZXNVbmRlcihyb290OiBzdHJpbmcsIHJlbGF0aXZlOiBzdHJpbmcpOiBQcm9taXNlPHN0cmluZ1tdPiB7XG4gIGNvbnN0IGVudHJpZXMgPSBhd2FpdCByZWFkZGlyKHBhdGguam9pbihyb290LCByZWxhdGl2ZSksIHsgd2l0aEZpbGVUeXBlczogdHJ1ZSB9KTtcbiAgY29uc3QgbmVzdGVkID0gYXdhaXQgUHJvbWlzZS5hbGwoXG4gICAgZW50cmllcy5tYXAoKGVudHJ5KSA9PiB7XG4gICAgICBjb25zdCBuYW1lID0gYCR7cmVsYXRpdmV9LyR7ZW50cnkubmFtZX1gO1xuICAgICAgcmV0dXJuIGVudHJ5LmlzRGlyZWN0b3J5KCkgPyBmaWxlc1VuZGVyKHJvb3QsIG5hbWUpIDogUHJvbWlzZS5yZXNvbHZlKFtuYW1lXSk7XG4gICAgfSksXG4gICk7XG4gIHJldHVybiBuZXN0ZWQuZmxhdCgpLnNvcnQoKTtcbn1cblxuLyoqIFRoZSBoYXNoIG9mIGV2ZXJ5dGhpbmcgdW5kZXIgYGZvbGRlcnNgIGFuZCBvZiBgZmlsZXNgLCBhbGwgcmVsYXRpdmUgdG8gYHJvb3RgLiAqL1xuZXhwb3J0IGFzeW5jIGZ1bmN0aW9uIGhhc2hTb3VyY2VzKFxuICByb290OiBzdHJpbmcsXG4gIHsgZmlsZXMsIGZvbGRlcnMgfTogeyBmaWxlczogcmVhZG9ubHkgc3RyaW5nW107IGZvbGRlcnM6IHJlYWRvbmx5IHN0cmluZ1tdIH0sXG4pOiBQcm9taXNlPHN0cmluZz4ge1xuICBjb25zdCBmb3VuZCA9IGF3YWl0IFByb21pc2UuYWxsKGZvbGRlcnMubWFwKChmb2xkZXIpID0+IGZpbGVzVW5kZXIocm9vdCwgZm9sZGVyKSkpO1xuICBjb25zdCBoYXNoID0gY3JlYXRlSGFzaCgnc2hhMjU2Jyk7XG4gIGZvciAoY29uc3QgbmFtZSBvZiBbLi4uZmlsZXMsIC4uLmZvdW5kLmZsYXQoKV0pIHtcbiAgICBoYXNoLnVwZGF0ZShgJHtuYW1lfVxcMGApLnVwZGF0ZShhd2FpdCByZWFkRmlsZShwYXRoLmpvaW4ocm9vdCwgbmFtZSkpKTtcbiAgfVxuICByZXR1cm4gaGFzaC5kaWdlc3QoJ2hleCcpO1xufVxuXG5jb25zdCBzdGFtcEZpbGUgPSAob3V0RGlyOiBzdHJpbmcpID0+IGAke291dERpcn0uc3RhbXAuanNvbmA7XG5cbi8qKiBUaGUgc3RhbXAgb2YgdGhlIGxhc3QgYnVpbGQsIHdoZW4gYWxsIHRoYXQgaXQgd3JvdGUgaXMgc3RpbGwgdGhlcmUuICovXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24gcmVhZFN0YW1wKG91dERpcjogc3RyaW5nKTogUHJvbWlzZTxCdWlsZFN0YW1wIHwgdW5kZWZpbmVkPiB7XG4gIHRyeSB7XG4gICAgY29uc3Qgc3RhbXAgPSBKU09OLnBhcnNlKGF3YWl0IHJlYWRGaWxlKHN0YW1wRmlsZShvdXREaXIpLCAndXRmOCcpKSBhcyBCdWlsZFN0YW1wO1xuICAgIGNvbnN0IGNvbXBsZXRlID0gc3RhbXAuZmlsZXMuZXZlcnkoKGZpbGUpID0+IGV4aXN0c1N5bmMocGF0aC5qb2luKG91dERpciwgZmlsZSkpKTtcbiAgICByZXR1cm4gY29tcGxldGUgPyBzdGFtcCA6IHVuZGVmaW5lZDtcbiAgfSBjYXRjaCB7XG4gICAgLy8gTm8gc3RhbXAsIG9yIGhhbGYgYSBvbmU6IHRoZSBidWlsZCBpcyBkb25lIGFnYWluLCB3aGljaCBpcyBhbHdheXMgcmlnaHQuXG4gICAgcmV0dXJuIHVuZGVmaW5lZDtcbiAgfVxufVxuXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24gd3JpdGVTdGFtcChvdXREaXI6IHN0cmluZywgc3RhbXA6IEJ1aWxkU3RhbXApOiBQcm9taXNlPHZvaWQ+IHtcbiAgYXdhaXQgbWtkaXIocGF0aC5kaXJuYW1lKG91dERpciksIHsgcmVjdXJzaXZlOiB0cnVlIH0pO1xuICBhd2FpdCB3cml0ZUZpbGUoc3RhbXBGaWxlKG91dERpciksIEpTT04uc3RyaW5naWZ5KHN0YW1wKSk7XG59XG4iLCAiLyoqXG4gKiBMaWJyYXJpZXMgdGhhdCBLaWJhbmEncyBwYWdlIGhhcyBsb2FkZWQgYWxyZWFkeSwgYW5kIHRoZSBuYW1lIHVuZGVyIHdoaWNoIGl0IHNoYXJlcyB0aGVtLiBFYWNoXG4gKiBpcyB0aGVyZSBpbiA4LjEyIGFuZCBpbiBldmVyeSA5Lng7IGFub3RoZXIgbGlicmFyeSBtdXN0IGJlIGJ1bmRsZWQuXG4gKi9cbmNvbnN0IHNoYXJlZEJ5OiBSZWFkb25seTxSZWNvcmQ8c3RyaW5nLCBzdHJpbmc+PiA9IHtcbiAgJ0BlbGFzdGljL2NoYXJ0cyc6ICdFbGFzdGljQ2hhcnRzJyxcbiAgJ0BlbGFzdGljL2V1aSc6ICdFbGFzdGljRXVpJyxcbiAgJ0BlbW90aW9uL2NhY2hlJzogJ0Vtb3Rpb25DYWNoZScsXG4gIG1vbWVudDogJ01vbWVudCcsXG4gICdtb21lbnQtdGltZXpvbmUnOiAnTW9tZW50VGltZXpvbmUnLFxuICByZWFjdDogJ1JlYWN0JyxcbiAgJ3JlYWN0LWRvbSc6ICdSZWFjdERvbScsXG4gICdyZWFjdC1yb3V0ZXItZG9tJzogJ1JlYWN0Um91dGVyRG9tJyxcbn07XG5cbi8qKiBNb2R1bGUgXHUyMTkyIHRoZSBleHByZXNzaW9uIHRoYXQgZ2l2ZXMgaXQgaW4gS2liYW5hJ3MgcGFnZSwgYXMgYnVuZGxlciBleHRlcm5hbHMgb2YgdHlwZSBcInZhclwiLiAqL1xuZXhwb3J0IGNvbnN0IGtpYmFuYUV4dGVybmFsczogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgc3RyaW5nPj4gPSBPYmplY3QuZnJvbUVudHJpZXMoXG4gIE9iamVjdC5lbnRyaWVzKHNoYXJlZEJ5KS5tYXAoKFttb2R1bGUsIGtleV0pID0+IFttb2R1bGUsIGBfX2tiblNoYXJlZERlcHNfXy4ke2tleX1gXSksXG4pO1xuIiwgIi8qKiBIb3cgdGhlIGJyb3dzZXIgY29kZSBpcyBidW5kbGVkOiBvbmNlIGZvciBLaWJhbmEncyBwYWdlLCBvbmNlIHRvIHN0YW5kIGFsb25lLiAqL1xuaW1wb3J0IHBhdGggZnJvbSAncGF0aCc7XG5pbXBvcnQgeyByc3BhY2ssIHR5cGUgUnNwYWNrT3B0aW9ucyB9IGZyb20gJ0Byc3BhY2svY29yZSc7XG5pbXBvcnQgeyBraWJhbmFFeHRlcm5hbHMgfSBmcm9tICcuL3NoYXJlZF9kZXBzJztcblxuZXhwb3J0IGludGVyZmFjZSBCdW5kbGVUYXJnZXQge1xuICAvKiogRm9sZGVyIG9mIHRoZSBwYWNrYWdlLiAqL1xuICByb290OiBzdHJpbmc7XG4gIG91dERpcjogc3RyaW5nO1xufVxuXG4vKiogQ2hhcnRzIGFuZCBFVUkgbmVlZCBtb21lbnQsIGJ1dCBub25lIG9mIGl0cyBsYW5ndWFnZXM6IHRleHRzIGFyZSBFbmdsaXNoLCBudW1iZXJzIHRoZSBicm93c2VyJ3MuICovXG5jb25zdCBub01vbWVudExvY2FsZXMgPSAoKSA9PlxuICBuZXcgcnNwYWNrLklnbm9yZVBsdWdpbih7IHJlc291cmNlUmVnRXhwOiAvXlxcLlxcL2xvY2FsZSQvLCBjb250ZXh0UmVnRXhwOiAvbW9tZW50JC8gfSk7XG5cbmZ1bmN0aW9uIGNvbW1vbih7IG91dERpciwgcm9vdCB9OiBCdW5kbGVUYXJnZXQpOiBSc3BhY2tPcHRpb25zIHtcbiAgcmV0dXJuIHtcbiAgICBtb2RlOiAncHJvZHVjdGlvbicsXG4gICAgY29udGV4dDogcm9vdCxcbiAgICB0YXJnZXQ6IFsnd2ViJywgJ2VzMjAyMCddLFxuICAgIC8vIEV2YWx1YXRlZCBzb3VyY2UgbWFwcyB3b3VsZCBuZWVkIFwidW5zYWZlLWV2YWxcIiBpbiB0aGUgcGFnZSdzIHNlY3VyaXR5IHBvbGljeS5cbiAgICBkZXZ0b29sOiBmYWxzZSxcbiAgICByZXNvbHZlOiB7IGV4dGVuc2lvbnM6IFsnLnRzJywgJy50c3gnLCAnLmpzJywgJy5qc29uJ10gfSxcbiAgICBtb2R1bGU6IHtcbiAgICAgIHJ1bGVzOiBbXG4gICAgICAgIHtcbiAgICAgICAgICB0ZXN0OiAvXFwudHN4PyQvLFxuICAgICAgICAgIGxvYWRlcjogJ2J1aWx0aW46c3djLWxvYWRlcicsXG4gICAgICAgICAgb3B0aW9uczoge1xuICAgICAgICAgICAganNjOiB7XG4gICAgICAgICAgICAgIHRhcmdldDogJ2VzMjAyMCcsXG4gICAgICAgICAgICAgIHBhcnNlcjogeyBzeW50YXg6ICd0eXBlc2NyaXB0JywgdHN4OiB0cnVlIH0sXG4gICAgICAgICAgICAgIHRyYW5zZm9ybTogeyByZWFjdDogeyBydW50aW1lOiAnY2xhc3NpYycgfSB9LFxuICAgICAgICAgICAgfSxcbiAgICAgICAgICB9LFxuICAgICAgICB9LFxuICAgICAgXSxcbiAgICB9LFxuICAgIG91dHB1dDogeyBwYXRoOiBvdXREaXIsIGNsZWFuOiB0cnVlIH0sXG4gICAgcGVyZm9ybWFuY2U6IGZhbHNlLFxuICB9O1xufVxuXG4vKiogQSBzbWFsbCBlbnRyeSB0aGF0IEtpYmFuYSdzIGxvYWRlciB0YWtlcyBvbiBldmVyeSBwYWdlLCBhbmQgdGhlIGFwcCBpbiBjaHVua3Mgb2YgaXRzIG93bi4gKi9cbmV4cG9ydCBmdW5jdGlvbiBraWJhbmFPcHRpb25zKHRhcmdldDogQnVuZGxlVGFyZ2V0ICYgeyBwbHVnaW5JZDogc3RyaW5nIH0pOiBSc3BhY2tPcHRpb25zIHtcbiAgY29uc3QgYmFzZSA9IGNvbW1vbih0YXJnZXQpO1xuICByZXR1cm4ge1xuICAgIC4uLmJhc2UsXG4gICAgbmFtZTogJ2tpYmFuYScsXG4gICAgZW50cnk6IHsgW3RhcmdldC5wbHVnaW5JZF06IHBhdGguam9pbih0YXJnZXQucm9vdCwgJ3B1YmxpYy9pbmRleC50cycpIH0sXG4gICAgZXh0ZXJuYWxzVHlwZTogJ3ZhcicsXG4gICAgZXh0ZXJuYWxzOiB7IC4uLmtpYmFuYUV4dGVybmFscyB9LFxuICAgIG91dHB1dDoge1xuICAgICAgLi4uYmFzZS5vdXRwdXQsXG4gICAgICBmaWxlbmFtZTogJ1tuYW1lXS5wbHVnaW4uanMnLFxuICAgICAgY2h1bmtGaWxlbmFtZTogYCR7dGFyZ2V0LnBsdWdpbklkfS5jaHVuay5bbmFtZV0uW2NvbnRlbnRoYXNoOjhdLmpzYCxcbiAgICAgIHVuaXF1ZU5hbWU6IHRhcmdldC5wbHVnaW5JZCxcbiAgICAgIHB1YmxpY1BhdGg6ICcnLFxuICAgIH0sXG4gIH07XG59XG5cbi8qKiBFdmVyeXRoaW5nIGluIG9uZSBmb2xkZXI6IHRoZSBwYWdlLCBpdHMgc2NyaXB0cywgdGhlIHN0eWxlIHNoZWV0cyBvZiBib3RoIGNvbG91ciBtb2Rlcy4gKi9cbmV4cG9ydCBmdW5jdGlvbiBzdGFuZGFsb25lT3B0aW9ucyh0YXJnZXQ6IEJ1bmRsZVRhcmdldCk6IFJzcGFja09wdGlvbnMge1xuICBjb25zdCBiYXNlID0gY29tbW9uKHRhcmdldCk7XG4gIHJldHVybiB7XG4gICAgLi4uYmFzZSxcbiAgICBuYW1lOiAnc3RhbmRhbG9uZScsXG4gICAgZW50cnk6IHsgcGFnZXM6IHBhdGguam9pbih0YXJnZXQucm9vdCwgJ3N0YW5kYWxvbmUvYnJvd3Nlci9pbmRleC50c3gnKSB9LFxuICAgIG1vZHVsZTogeyBydWxlczogWy4uLihiYXNlLm1vZHVsZT8ucnVsZXMgPz8gW10pLCB7IHRlc3Q6IC9cXC5jc3MkLywgdHlwZTogJ2Fzc2V0L3Jlc291cmNlJyB9XSB9LFxuICAgIG91dHB1dDoge1xuICAgICAgLi4uYmFzZS5vdXRwdXQsXG4gICAgICBmaWxlbmFtZTogJ2Fzc2V0cy9bbmFtZV0uW2NvbnRlbnRoYXNoOjhdLmpzJyxcbiAgICAgIGNodW5rRmlsZW5hbWU6ICdhc3NldHMvW25hbWVdLltjb250ZW50aGFzaDo4XS5qcycsXG4gICAgICBhc3NldE1vZHVsZUZpbGVuYW1lOiAnYXNzZXRzL1tuYW1lXS5bY29udGVudGhhc2g6OF1bZXh0XScsXG4gICAgICBwdWJsaWNQYXRoOiAnLycsXG4gICAgfSxcbiAgICBvcHRpbWl6YXRpb246IHtcbiAgICAgIHNwbGl0Q2h1bmtzOiB7XG4gICAgICAgIGNhY2hlR3JvdXBzOiB7XG4gICAgICAgICAgLy8gRVVJIGltcG9ydHMgZWFjaCBvZiBpdHMgaWNvbnMgYnkgaXRzZWxmOiBodW5kcmVkcyBvZiBmaWxlcyBvdGhlcndpc2UuXG4gICAgICAgICAgaWNvbnM6IHtcbiAgICAgICAgICAgIHRlc3Q6IC9AZWxhc3RpY1tcXFxcL11ldWlbXFxcXC9dLipbXFxcXC9daWNvbltcXFxcL11hc3NldHMvLFxuICAgICAgICAgICAgbmFtZTogJ2ljb25zJyxcbiAgICAgICAgICAgIGNodW5rczogJ2FzeW5jJyxcbiAgICAgICAgICAgIGVuZm9yY2U6IHRydWUsXG4gICAgICAgICAgfSxcbiAgICAgICAgfSxcbiAgICAgIH0sXG4gICAgfSxcbiAgICBwbHVnaW5zOiBbXG4gICAgICBub01vbWVudExvY2FsZXMoKSxcbiAgICAgIG5ldyByc3BhY2suSHRtbFJzcGFja1BsdWdpbih7XG4gICAgICAgIHRlbXBsYXRlOiBwYXRoLmpvaW4odGFyZ2V0LnJvb3QsICdzdGFuZGFsb25lL2Jyb3dzZXIvaW5kZXguaHRtbCcpLFxuICAgICAgICBzY3JpcHRMb2FkaW5nOiAnZGVmZXInLFxuICAgICAgfSksXG4gICAgXSxcbiAgfTtcbn1cbiIsICIvKiogQnVpbGRzIHRoZSBwYWdlcycgYnVuZGxlczogdGhlIHBsdWdpbidzIGZvciBLaWJhbmEsIGFuZCB0aGUgb25lIHRoYXQgc3RhbmRzIGFsb25lLiAqL1xuaW1wb3J0IHsgcnNwYWNrLCB0eXBlIFJzcGFja09wdGlvbnMsIHR5cGUgU3RhdHMgfSBmcm9tICdAcnNwYWNrL2NvcmUnO1xuaW1wb3J0IHsgcHJvamVjdFJvb3QgfSBmcm9tICcuLi9zdGFuZGFsb25lL3Byb2plY3Rfcm9vdCc7XG5pbXBvcnQgeyBoYXNoU291cmNlcywgcmVhZFN0YW1wLCB3cml0ZVN0YW1wIH0gZnJvbSAnLi9icm93c2VyL2J1aWxkX3N0YW1wJztcbmltcG9ydCB7IGtpYmFuYU9wdGlvbnMsIHN0YW5kYWxvbmVPcHRpb25zIH0gZnJvbSAnLi9icm93c2VyL3JzcGFja19vcHRpb25zJztcblxuLyoqIFdoYXQgYSBidW5kbGUgaXMgbWFkZSBmcm9tOiB3aGVuIG5vbmUgb2YgaXQgY2hhbmdlZCwgdGhlIGxhc3QgYnVpbGQgc3RpbGwgaG9sZHMuICovXG5jb25zdCBzb3VyY2VzID0ge1xuICBmaWxlczogWydwYWNrYWdlLWxvY2suanNvbicsICdwYWNrYWdpbmcvYnJvd3Nlcl9idW5kbGVzLnRzJ10sXG4gIGZvbGRlcnM6IFsnY29tbW9uJywgJ3B1YmxpYycsICdzdGFuZGFsb25lL2Jyb3dzZXInLCAncGFja2FnaW5nL2Jyb3dzZXInXSxcbn07XG5cbmZ1bmN0aW9uIHJ1bihvcHRpb25zOiBSc3BhY2tPcHRpb25zKTogUHJvbWlzZTxTdGF0cz4ge1xuICByZXR1cm4gbmV3IFByb21pc2UoKHJlc29sdmUsIHJlamVjdCkgPT4ge1xuICAgIGNvbnN0IGNvbXBpbGVyID0gcnNwYWNrKG9wdGlvbnMpO1xuICAgIGNvbXBpbGVyLnJ1bigoZXJyb3IsIHN0YXRzKSA9PiB7XG4gICAgICBjb21waWxlci5jbG9zZSgoKSA9PiB7XG4gICAgICAgIGlmIChlcnJvcikgcmVqZWN0KGVycm9yKTtcbiAgICAgICAgZWxzZSBpZiAoc3RhdHMgPT09IHVuZGVmaW5lZCkgcmVqZWN0KG5ldyBFcnJvcignVGhlIGJ1bmRsZXIgZ2F2ZSBubyByZXN1bHQnKSk7XG4gICAgICAgIGVsc2UgcmVzb2x2ZShzdGF0cyk7XG4gICAgICB9KTtcbiAgICB9KTtcbiAgfSk7XG59XG5cbmZ1bmN0aW9uIGZpbGVzT2Yoc3RhdHM6IFN0YXRzKTogc3RyaW5nW10ge1xuICBjb25zdCB7IGFzc2V0cyA9IFtdIH0gPSBzdGF0cy50b0pzb24oeyBhbGw6IGZhbHNlLCBhc3NldHM6IHRydWUgfSk7XG4gIHJldHVybiBhc3NldHMubWFwKCh7IG5hbWUgfSkgPT4gbmFtZSkuc29ydCgpO1xufVxuXG4vKiogQnVpbGRzIHVubGVzcyBub3RoaW5nIGNoYW5nZWQgc2luY2UuIEByZXR1cm5zIHRoZSBuYW1lcyBvZiB0aGUgZmlsZXMsIHJlbGF0aXZlIHRvIGBvdXREaXJgICovXG5hc3luYyBmdW5jdGlvbiBidWlsZChyb290OiBzdHJpbmcsIG91dERpcjogc3RyaW5nLCBvcHRpb25zOiBSc3BhY2tPcHRpb25zKTogUHJvbWlzZTxzdHJpbmdbXT4ge1xuICBjb25zdCBoYXNoID0gYXdhaXQgaGFzaFNvdXJjZXMocm9vdCwgc291cmNlcyk7XG4gIGNvbnN0IHN0YW1wID0gYXdhaXQgcmVhZFN0YW1wKG91dERpcik7XG4gIGlmIChzdGFtcD8uaGFzaCA9PT0gaGFzaCkgcmV0dXJuIHN0YW1wLmZpbGVzO1xuICBjb25zdCBzdGF0cyA9IGF3YWl0IHJ1bihvcHRpb25zKTtcbiAgaWYgKHN0YXRzLmhhc0Vycm9ycygpKSB7XG4gICAgdGhyb3cgbmV3IEVycm9yKFxuICAgICAgYFRoZSBicm93c2VyIGJ1bmRsZSBoYXMgZXJyb3JzOlxcbiR7c3RhdHMudG9TdHJpbmcoeyBhbGw6IGZhbHNlLCBlcnJvcnM6IHRydWUgfSl9YCxcbiAgICApO1xuICB9XG4gIGNvbnN0IGZpbGVzID0gZmlsZXNPZihzdGF0cyk7XG4gIGF3YWl0IHdyaXRlU3RhbXAob3V0RGlyLCB7IGhhc2gsIGZpbGVzIH0pO1xuICByZXR1cm4gZmlsZXM7XG59XG5cbi8qKlxuICogVGhlIHBsdWdpbidzIGJyb3dzZXIgaGFsZjogYHtwbHVnaW5JZH0ucGx1Z2luLmpzYCwgd2hpY2ggZGVmaW5lcyB0aGUgcGx1Z2luJ3Mga2V5IGxhemlseSwgYW5kIHRoZVxuICogYXBwIGluIGNodW5rcy4gYG91dERpcmAgYmVjb21lcyB0aGUgcGx1Z2luJ3MgYHRhcmdldC9wdWJsaWNgOyB3aGF0IGVsc2Ugd2FzIGluIGl0IGlzIHJlbW92ZWQuXG4gKiBAcmV0dXJucyB0aGUgbmFtZXMgb2YgdGhlIGZpbGVzLCByZWxhdGl2ZSB0byBgb3V0RGlyYFxuICovXG5leHBvcnQgZnVuY3Rpb24gYnVpbGRLaWJhbmFCdW5kbGUodGFyZ2V0OiB7IG91dERpcjogc3RyaW5nOyBwbHVnaW5JZDogc3RyaW5nIH0pOiBQcm9taXNlPHN0cmluZ1tdPiB7XG4gIGNvbnN0IHJvb3QgPSBwcm9qZWN0Um9vdCgpO1xuICByZXR1cm4gYnVpbGQocm9vdCwgdGFyZ2V0Lm91dERpciwga2liYW5hT3B0aW9ucyh7IHJvb3QsIC4uLnRhcmdldCB9KSk7XG59XG5cbi8qKlxuICogVGhlIHBhZ2VzIHdpdGhvdXQgS2liYW5hOiBgaW5kZXguaHRtbGAgYW5kIGBhc3NldHMvYCwgdG8gYmUgc2VydmVkIGZyb20gYC9gIHdpdGggYGluZGV4Lmh0bWxgXG4gKiBmb3IgZXZlcnkgYWRkcmVzcyB0aGF0IGlzIG5vIGZpbGUuIFdoYXQgZWxzZSB3YXMgaW4gYG91dERpcmAgaXMgcmVtb3ZlZC5cbiAqIEByZXR1cm5zIHRoZSBuYW1lcyBvZiB0aGUgZmlsZXMsIHJlbGF0aXZlIHRvIGBvdXREaXJgXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBidWlsZFN0YW5kYWxvbmVCdW5kbGUoeyBvdXREaXIgfTogeyBvdXREaXI6IHN0cmluZyB9KTogUHJvbWlzZTxzdHJpbmdbXT4ge1xuICBjb25zdCByb290ID0gcHJvamVjdFJvb3QoKTtcbiAgcmV0dXJuIGJ1aWxkKHJvb3QsIG91dERpciwgc3RhbmRhbG9uZU9wdGlvbnMoeyByb290LCBvdXREaXIgfSkpO1xufVxuIiwgImltcG9ydCBwYXRoIGZyb20gJ3BhdGgnO1xuaW1wb3J0IHsgcHJvamVjdFJvb3QgfSBmcm9tICcuL3Byb2plY3Rfcm9vdCc7XG5cbi8qKiBCdWlsZHMgdGhlIHBhZ2VzIHdoZXJlIHRoZXkgYXJlIG5vdCBidWlsdCB5ZXQsIG9yIG9sZGVyIHRoYW4gdGhlaXIgc291cmNlcy4gQHJldHVybnMgdGhlaXIgZm9sZGVyICovXG5leHBvcnQgYXN5bmMgZnVuY3Rpb24gYnVpbGRQYWdlcygpOiBQcm9taXNlPHN0cmluZz4ge1xuICBjb25zdCBvdXREaXIgPSBwYXRoLmpvaW4ocHJvamVjdFJvb3QoKSwgJ3RhcmdldC9wYWdlcycpO1xuICAvLyBMb2FkZWQgb25seSBoZXJlOiB0aGUgYnVuZGxlciBpcyBubyBwYXJ0IG9mIHdoYXQgc2NvcmluZyBuZWVkcy5cbiAgY29uc3QgeyBidWlsZFN0YW5kYWxvbmVCdW5kbGUgfSA9IGF3YWl0IGltcG9ydCgnLi4vcGFja2FnaW5nL2Jyb3dzZXJfYnVuZGxlcycpO1xuICBhd2FpdCBidWlsZFN0YW5kYWxvbmVCdW5kbGUoeyBvdXREaXIgfSk7XG4gIHJldHVybiBvdXREaXI7XG59XG4iLCAiaW1wb3J0IHsgYnVpbGRQYWdlcyB9IGZyb20gJy90bXAvd3Qvd2l6YXJkL3N0YW5kYWxvbmUvcGFnZXMnO1xuYnVpbGRQYWdlcygpLnRoZW4oKGQpID0+IGNvbnNvbGUubG9nKGQpKTtcbiJdLAogICJtYXBwaW5ncyI6ICI7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7OztBQUdBLFNBQVMsT0FBTyxRQUF5QjtBQUN2QyxRQUFNLE9BQU8sWUFBQUEsUUFBSyxLQUFLLFFBQVEsY0FBYztBQUM3QyxNQUFJLEtBQUMsc0JBQVcsSUFBSSxFQUFHLFFBQU87QUFDOUIsUUFBTSxFQUFFLEtBQUssSUFBSSxLQUFLLFVBQU0sd0JBQWEsTUFBTSxNQUFNLENBQUM7QUFDdEQsU0FBTyxTQUFTO0FBQ2xCO0FBR08sU0FBUyxjQUFzQjtBQUNwQyxNQUFJLFNBQVM7QUFDYixTQUFPLENBQUMsT0FBTyxNQUFNLEdBQUc7QUFDdEIsVUFBTSxTQUFTLFlBQUFBLFFBQUssUUFBUSxNQUFNO0FBQ2xDLFFBQUksV0FBVyxPQUFRLE9BQU0sSUFBSSxNQUFNLG1DQUFtQyxTQUFTLEVBQUU7QUFDckYsYUFBUztBQUFBLEVBQ1g7QUFDQSxTQUFPO0FBQ1Q7QUFuQkEsZUFDQTtBQURBO0FBQUE7QUFBQTtBQUFBLGdCQUF5QztBQUN6QyxrQkFBaUI7QUFBQTtBQUFBOzs7QUNZakIsZUFBZSxXQUFXLE1BQWMsVUFBcUM7QUFDM0UsUUFBTSxVQUFVLFVBQU0seUJBQVEsYUFBQUMsUUFBSyxLQUFLLE1BQU0sUUFBUSxHQUFHLEVBQUUsZUFBZSxLQUFLLENBQUM7QUFDaEYsUUFBTSxTQUFTLE1BQU0sUUFBUTtBQUFBLElBQzNCLFFBQVEsSUFBSSxDQUFDLFVBQVU7QUFDckIsWUFBTSxPQUFPLEdBQUcsUUFBUSxJQUFJLE1BQU0sSUFBSTtBQUN0QyxhQUFPLE1BQU0sWUFBWSxJQUFJLFdBQVcsTUFBTSxJQUFJLElBQUksUUFBUSxRQUFRLENBQUMsSUFBSSxDQUFDO0FBQUEsSUFDOUUsQ0FBQztBQUFBLEVBQ0g7QUFDQSxTQUFPLE9BQU8sS0FBSyxFQUFFLEtBQUs7QUFDNUI7QUFHQSxlQUFzQixZQUNwQixNQUNBLEVBQUUsT0FBTyxRQUFRLEdBQ0E7QUFDakIsUUFBTSxRQUFRLE1BQU0sUUFBUSxJQUFJLFFBQVEsSUFBSSxDQUFDLFdBQVcsV0FBVyxNQUFNLE1BQU0sQ0FBQyxDQUFDO0FBQ2pGLFFBQU0sV0FBTywwQkFBVyxRQUFRO0FBQ2hDLGFBQVcsUUFBUSxDQUFDLEdBQUcsT0FBTyxHQUFHLE1BQU0sS0FBSyxDQUFDLEdBQUc7QUFDOUMsU0FBSyxPQUFPLEdBQUcsSUFBSSxJQUFJLEVBQUUsT0FBTyxVQUFNLDBCQUFTLGFBQUFBLFFBQUssS0FBSyxNQUFNLElBQUksQ0FBQyxDQUFDO0FBQUEsRUFDdkU7QUFDQSxTQUFPLEtBQUssT0FBTyxLQUFLO0FBQzFCO0FBS0EsZUFBc0IsVUFBVSxRQUFpRDtBQUMvRSxNQUFJO0FBQ0YsVUFBTSxRQUFRLEtBQUssTUFBTSxVQUFNLDBCQUFTLFVBQVUsTUFBTSxHQUFHLE1BQU0sQ0FBQztBQUNsRSxVQUFNLFdBQVcsTUFBTSxNQUFNLE1BQU0sQ0FBQyxhQUFTLHVCQUFXLGFBQUFBLFFBQUssS0FBSyxRQUFRLElBQUksQ0FBQyxDQUFDO0FBQ2hGLFdBQU8sV0FBVyxRQUFRO0FBQUEsRUFDNUIsUUFBUTtBQUVOLFdBQU87QUFBQSxFQUNUO0FBQ0Y7QUFFQSxlQUFzQixXQUFXLFFBQWdCLE9BQWtDO0FBQ2pGLFlBQU0sdUJBQU0sYUFBQUEsUUFBSyxRQUFRLE1BQU0sR0FBRyxFQUFFLFdBQVcsS0FBSyxDQUFDO0FBQ3JELFlBQU0sMkJBQVUsVUFBVSxNQUFNLEdBQUcsS0FBSyxVQUFVLEtBQUssQ0FBQztBQUMxRDtBQXREQSxJQUNBLGVBQ0FDLFlBQ0EsaUJBQ0FDLGNBaUNNO0FBckNOO0FBQUE7QUFBQTtBQUNBLG9CQUEyQjtBQUMzQixJQUFBRCxhQUEyQjtBQUMzQixzQkFBb0Q7QUFDcEQsSUFBQUMsZUFBaUI7QUFpQ2pCLElBQU0sWUFBWSxDQUFDLFdBQW1CLEdBQUcsTUFBTTtBQUFBO0FBQUE7OztBQ3JDL0MsSUFJTSxVQVlPO0FBaEJiO0FBQUE7QUFBQTtBQUlBLElBQU0sV0FBNkM7QUFBQSxNQUNqRCxtQkFBbUI7QUFBQSxNQUNuQixnQkFBZ0I7QUFBQSxNQUNoQixrQkFBa0I7QUFBQSxNQUNsQixRQUFRO0FBQUEsTUFDUixtQkFBbUI7QUFBQSxNQUNuQixPQUFPO0FBQUEsTUFDUCxhQUFhO0FBQUEsTUFDYixvQkFBb0I7QUFBQSxJQUN0QjtBQUdPLElBQU0sa0JBQW9ELE9BQU87QUFBQSxNQUN0RSxPQUFPLFFBQVEsUUFBUSxFQUFFLElBQUksQ0FBQyxDQUFDQyxTQUFRLEdBQUcsTUFBTSxDQUFDQSxTQUFRLHFCQUFxQixHQUFHLEVBQUUsQ0FBQztBQUFBLElBQ3RGO0FBQUE7QUFBQTs7O0FDSEEsU0FBUyxPQUFPLEVBQUUsUUFBUSxLQUFLLEdBQWdDO0FBQzdELFNBQU87QUFBQSxJQUNMLE1BQU07QUFBQSxJQUNOLFNBQVM7QUFBQSxJQUNULFFBQVEsQ0FBQyxPQUFPLFFBQVE7QUFBQTtBQUFBLElBRXhCLFNBQVM7QUFBQSxJQUNULFNBQVMsRUFBRSxZQUFZLENBQUMsT0FBTyxRQUFRLE9BQU8sT0FBTyxFQUFFO0FBQUEsSUFDdkQsUUFBUTtBQUFBLE1BQ04sT0FBTztBQUFBLFFBQ0w7QUFBQSxVQUNFLE1BQU07QUFBQSxVQUNOLFFBQVE7QUFBQSxVQUNSLFNBQVM7QUFBQSxZQUNQLEtBQUs7QUFBQSxjQUNILFFBQVE7QUFBQSxjQUNSLFFBQVEsRUFBRSxRQUFRLGNBQWMsS0FBSyxLQUFLO0FBQUEsY0FDMUMsV0FBVyxFQUFFLE9BQU8sRUFBRSxTQUFTLFVBQVUsRUFBRTtBQUFBLFlBQzdDO0FBQUEsVUFDRjtBQUFBLFFBQ0Y7QUFBQSxNQUNGO0FBQUEsSUFDRjtBQUFBLElBQ0EsUUFBUSxFQUFFLE1BQU0sUUFBUSxPQUFPLEtBQUs7QUFBQSxJQUNwQyxhQUFhO0FBQUEsRUFDZjtBQUNGO0FBR08sU0FBUyxjQUFjLFFBQTREO0FBQ3hGLFFBQU0sT0FBTyxPQUFPLE1BQU07QUFDMUIsU0FBTztBQUFBLElBQ0wsR0FBRztBQUFBLElBQ0gsTUFBTTtBQUFBLElBQ04sT0FBTyxFQUFFLENBQUMsT0FBTyxRQUFRLEdBQUcsYUFBQUMsUUFBSyxLQUFLLE9BQU8sTUFBTSxpQkFBaUIsRUFBRTtBQUFBLElBQ3RFLGVBQWU7QUFBQSxJQUNmLFdBQVcsRUFBRSxHQUFHLGdCQUFnQjtBQUFBLElBQ2hDLFFBQVE7QUFBQSxNQUNOLEdBQUcsS0FBSztBQUFBLE1BQ1IsVUFBVTtBQUFBLE1BQ1YsZUFBZSxHQUFHLE9BQU8sUUFBUTtBQUFBLE1BQ2pDLFlBQVksT0FBTztBQUFBLE1BQ25CLFlBQVk7QUFBQSxJQUNkO0FBQUEsRUFDRjtBQUNGO0FBR08sU0FBUyxrQkFBa0IsUUFBcUM7QUFDckUsUUFBTSxPQUFPLE9BQU8sTUFBTTtBQUMxQixTQUFPO0FBQUEsSUFDTCxHQUFHO0FBQUEsSUFDSCxNQUFNO0FBQUEsSUFDTixPQUFPLEVBQUUsT0FBTyxhQUFBQSxRQUFLLEtBQUssT0FBTyxNQUFNLDhCQUE4QixFQUFFO0FBQUEsSUFDdkUsUUFBUSxFQUFFLE9BQU8sQ0FBQyxHQUFJLEtBQUssUUFBUSxTQUFTLENBQUMsR0FBSSxFQUFFLE1BQU0sVUFBVSxNQUFNLGlCQUFpQixDQUFDLEVBQUU7QUFBQSxJQUM3RixRQUFRO0FBQUEsTUFDTixHQUFHLEtBQUs7QUFBQSxNQUNSLFVBQVU7QUFBQSxNQUNWLGVBQWU7QUFBQSxNQUNmLHFCQUFxQjtBQUFBLE1BQ3JCLFlBQVk7QUFBQSxJQUNkO0FBQUEsSUFDQSxjQUFjO0FBQUEsTUFDWixhQUFhO0FBQUEsUUFDWCxhQUFhO0FBQUE7QUFBQSxVQUVYLE9BQU87QUFBQSxZQUNMLE1BQU07QUFBQSxZQUNOLE1BQU07QUFBQSxZQUNOLFFBQVE7QUFBQSxZQUNSLFNBQVM7QUFBQSxVQUNYO0FBQUEsUUFDRjtBQUFBLE1BQ0Y7QUFBQSxJQUNGO0FBQUEsSUFDQSxTQUFTO0FBQUEsTUFDUCxnQkFBZ0I7QUFBQSxNQUNoQixJQUFJLG1CQUFPLGlCQUFpQjtBQUFBLFFBQzFCLFVBQVUsYUFBQUEsUUFBSyxLQUFLLE9BQU8sTUFBTSwrQkFBK0I7QUFBQSxRQUNoRSxlQUFlO0FBQUEsTUFDakIsQ0FBQztBQUFBLElBQ0g7QUFBQSxFQUNGO0FBQ0Y7QUFsR0EsSUFDQUMsY0FDQSxhQVVNO0FBWk47QUFBQTtBQUFBO0FBQ0EsSUFBQUEsZUFBaUI7QUFDakIsa0JBQTJDO0FBQzNDO0FBU0EsSUFBTSxrQkFBa0IsTUFDdEIsSUFBSSxtQkFBTyxhQUFhLEVBQUUsZ0JBQWdCLGdCQUFnQixlQUFlLFVBQVUsQ0FBQztBQUFBO0FBQUE7OztBQ2J0RjtBQUFBO0FBQUE7QUFBQTtBQUFBO0FBWUEsU0FBUyxJQUFJLFNBQXdDO0FBQ25ELFNBQU8sSUFBSSxRQUFRLENBQUMsU0FBUyxXQUFXO0FBQ3RDLFVBQU0sZUFBVyxxQkFBTyxPQUFPO0FBQy9CLGFBQVMsSUFBSSxDQUFDLE9BQU8sVUFBVTtBQUM3QixlQUFTLE1BQU0sTUFBTTtBQUNuQixZQUFJLE1BQU8sUUFBTyxLQUFLO0FBQUEsaUJBQ2QsVUFBVSxPQUFXLFFBQU8sSUFBSSxNQUFNLDRCQUE0QixDQUFDO0FBQUEsWUFDdkUsU0FBUSxLQUFLO0FBQUEsTUFDcEIsQ0FBQztBQUFBLElBQ0gsQ0FBQztBQUFBLEVBQ0gsQ0FBQztBQUNIO0FBRUEsU0FBUyxRQUFRLE9BQXdCO0FBQ3ZDLFFBQU0sRUFBRSxTQUFTLENBQUMsRUFBRSxJQUFJLE1BQU0sT0FBTyxFQUFFLEtBQUssT0FBTyxRQUFRLEtBQUssQ0FBQztBQUNqRSxTQUFPLE9BQU8sSUFBSSxDQUFDLEVBQUUsS0FBSyxNQUFNLElBQUksRUFBRSxLQUFLO0FBQzdDO0FBR0EsZUFBZSxNQUFNLE1BQWMsUUFBZ0IsU0FBMkM7QUFDNUYsUUFBTSxPQUFPLE1BQU0sWUFBWSxNQUFNLE9BQU87QUFDNUMsUUFBTSxRQUFRLE1BQU0sVUFBVSxNQUFNO0FBQ3BDLE1BQUksT0FBTyxTQUFTLEtBQU0sUUFBTyxNQUFNO0FBQ3ZDLFFBQU0sUUFBUSxNQUFNLElBQUksT0FBTztBQUMvQixNQUFJLE1BQU0sVUFBVSxHQUFHO0FBQ3JCLFVBQU0sSUFBSTtBQUFBLE1BQ1I7QUFBQSxFQUFtQyxNQUFNLFNBQVMsRUFBRSxLQUFLLE9BQU8sUUFBUSxLQUFLLENBQUMsQ0FBQztBQUFBLElBQ2pGO0FBQUEsRUFDRjtBQUNBLFFBQU0sUUFBUSxRQUFRLEtBQUs7QUFDM0IsUUFBTSxXQUFXLFFBQVEsRUFBRSxNQUFNLE1BQU0sQ0FBQztBQUN4QyxTQUFPO0FBQ1Q7QUFPTyxTQUFTLGtCQUFrQixRQUFpRTtBQUNqRyxRQUFNLE9BQU8sWUFBWTtBQUN6QixTQUFPLE1BQU0sTUFBTSxPQUFPLFFBQVEsY0FBYyxFQUFFLE1BQU0sR0FBRyxPQUFPLENBQUMsQ0FBQztBQUN0RTtBQU9PLFNBQVMsc0JBQXNCLEVBQUUsT0FBTyxHQUEwQztBQUN2RixRQUFNLE9BQU8sWUFBWTtBQUN6QixTQUFPLE1BQU0sTUFBTSxRQUFRLGtCQUFrQixFQUFFLE1BQU0sT0FBTyxDQUFDLENBQUM7QUFDaEU7QUFoRUEsSUFDQUMsY0FNTTtBQVBOO0FBQUE7QUFBQTtBQUNBLElBQUFBLGVBQXVEO0FBQ3ZEO0FBQ0E7QUFDQTtBQUdBLElBQU0sVUFBVTtBQUFBLE1BQ2QsT0FBTyxDQUFDLHFCQUFxQiw4QkFBOEI7QUFBQSxNQUMzRCxTQUFTLENBQUMsVUFBVSxVQUFVLHNCQUFzQixtQkFBbUI7QUFBQSxJQUN6RTtBQUFBO0FBQUE7OztBQ1ZBLElBQUFDLGVBQWlCO0FBQ2pCO0FBR0EsZUFBc0IsYUFBOEI7QUFDbEQsUUFBTSxTQUFTLGFBQUFDLFFBQUssS0FBSyxZQUFZLEdBQUcsY0FBYztBQUV0RCxRQUFNLEVBQUUsdUJBQUFDLHVCQUFzQixJQUFJLE1BQU07QUFDeEMsUUFBTUEsdUJBQXNCLEVBQUUsT0FBTyxDQUFDO0FBQ3RDLFNBQU87QUFDVDs7O0FDVEEsV0FBVyxFQUFFLEtBQUssQ0FBQyxNQUFNLFFBQVEsSUFBSSxDQUFDLENBQUM7IiwKICAibmFtZXMiOiBbInBhdGgiLCAicGF0aCIsICJpbXBvcnRfZnMiLCAiaW1wb3J0X3BhdGgiLCAibW9kdWxlIiwgInBhdGgiLCAiaW1wb3J0X3BhdGgiLCAiaW1wb3J0X2NvcmUiLCAiaW1wb3J0X3BhdGgiLCAicGF0aCIsICJidWlsZFN0YW5kYWxvbmVCdW5kbGUiXQp9Cg==
