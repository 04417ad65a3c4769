/**
 * Builds what runs outside Kibana: the command line and the workers of its threads, to target/host.
 * Plain JavaScript, because it runs before anything is built. Packages stay outside the bundle.
 */
'use strict';

const fs = require('fs');
const path = require('path');

const entries = {
  cli: 'cli/main.ts',
  forest_worker: 'server/forest/forest_worker.ts',
  pattern_worker: 'server/features/logs/patterns/pattern_worker.ts',
};

const stampOf = (root) => path.join(root, 'target/host/inputs.json');

/** Size and time of change: enough to see that a source is another one. */
function fingerprint(file) {
  const { mtimeMs, size } = fs.statSync(file);
  return `${mtimeMs}:${size}`;
}

/** Whether the bundles are missing or one of their sources changed since they were built. */
function isHostStale(root) {
  try {
    const inputs = JSON.parse(fs.readFileSync(stampOf(root), 'utf8'));
    const outputs = Object.keys(entries).map((name) => path.join(root, `target/host/${name}.js`));
    return (
      !outputs.every((file) => fs.existsSync(file)) ||
      Object.entries(inputs).some(([file, was]) => fingerprint(path.join(root, file)) !== was)
    );
  } catch {
    return true;
  }
}

/** Another process may be loading the file: it finds the old one or the new one, never a half. */
function writeWhole(file, contents) {
  const temporary = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(temporary, contents);
  fs.renameSync(temporary, file);
}

function buildHost(root) {
  const { buildSync } = require('esbuild');
  const built = buildSync({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'target/host',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  fs.mkdirSync(path.join(root, 'target/host'), { recursive: true });
  for (const { path: file, contents } of built.outputFiles) writeWhole(file, contents);
  const sources = [...Object.keys(built.metafile.inputs), 'packaging/build_host.js'];
  const inputs = sources.map((file) => [file, fingerprint(path.join(root, file))]);
  writeWhole(stampOf(root), JSON.stringify(Object.fromEntries(inputs)));
}

module.exports = { buildHost, isHostStale };
