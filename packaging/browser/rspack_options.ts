/** How the browser code is bundled: once for Kibana's page, once to stand alone. */
import path from 'path';
import { rspack, type RspackOptions } from '@rspack/core';
import { kibanaExternals } from './shared_deps';

export interface BundleTarget {
  /** Folder of the package. */
  root: string;
  outDir: string;
  /** Modules that others stand in for, by name: see `newest_eui.ts`. */
  aliases?: Readonly<Record<string, string>>;
}

/** Charts and EUI need moment, but none of its languages: texts are English, numbers the browser's. */
const noMomentLocales = () =>
  new rspack.IgnorePlugin({ resourceRegExp: /^\.\/locale$/, contextRegExp: /moment$/ });

function common({ aliases, outDir, root }: BundleTarget): RspackOptions {
  return {
    mode: 'production',
    context: root,
    target: ['web', 'es2020'],
    // Evaluated source maps would need "unsafe-eval" in the page's security policy.
    devtool: false,
    resolve: { extensions: ['.ts', '.tsx', '.js', '.json'], alias: { ...aliases } },
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

/** A small entry that Kibana's loader takes on every page, and the app in chunks of its own. */
export function kibanaOptions(target: BundleTarget & { pluginId: string }): RspackOptions {
  const base = common(target);
  return {
    ...base,
    name: 'kibana',
    entry: { [target.pluginId]: path.join(target.root, 'public/index.ts') },
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

/** Everything in one folder: the page, its scripts, the style sheets of both colour modes. */
export function standaloneOptions(target: BundleTarget): RspackOptions {
  const base = common(target);
  return {
    ...base,
    name: 'standalone',
    entry: { pages: path.join(target.root, 'standalone/browser/index.tsx') },
    resolve: {
      ...base.resolve,
      alias: {
        '@kbn/i18n$': path.join(target.root, 'standalone/browser/i18n.ts'),
        '@kbn/i18n-react$': path.join(target.root, 'standalone/browser/i18n_react.tsx'),
      },
    },
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
            test: /eui(-current)?[\\/].*[\\/]icon[\\/]assets/,
            name: 'icons',
            chunks: 'async',
            enforce: true,
          },
        },
      },
    },
    plugins: [
      noMomentLocales(),
      new rspack.HtmlRspackPlugin({
        template: path.join(target.root, 'standalone/browser/index.html'),
        scriptLoading: 'defer',
      }),
    ],
  };
}
