/**
 * Runs one TypeScript file of this repository: bundles it to target/scripts and loads the bundle.
 * Packages stay external, so that native modules and worker files resolve from node_modules.
 *
 *     node packaging/run_ts.js FILE.ts [ARGUMENT ...]
 */
const path = require('path');
const esbuild = require('esbuild');

const root = path.resolve(__dirname, '..');
const entry = path.resolve(process.argv[2]);
const outfile = path.join(
  root,
  'target/scripts',
  path.relative(root, entry).replace(/\.ts$/, '.js'),
);

esbuild.buildSync({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv.splice(1, 2, outfile);
process.setSourceMapsEnabled(true);
require(outfile);
