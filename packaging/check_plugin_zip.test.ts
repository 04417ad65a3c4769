import { createWriteStream } from 'fs';
import { mkdtemp, rm } from 'fs/promises';
import os from 'os';
import path from 'path';
import { ZipFile } from 'yazl';
import { checkPluginZip, formatReports, holds } from './check_plugin_zip';
import { limits } from './plugin_zip_rules';
import { type Source, writeZip } from './zip_file';

const root = 'kibana/anomalyForest/';
const manifest = {
  id: 'anomalyForest',
  version: '0.1.0-build.1',
  kibanaVersion: '8.12.2',
  type: 'standard',
  owner: { name: 'Anomaly Forest' },
  description: 'For a test.',
  configPath: 'anomaly_forest',
  requiredPlugins: ['taskManager'],
  optionalPlugins: [],
  requiredBundles: [],
  server: true,
  ui: true,
};
const lazyEntry = `
  __kbnBundles__.define('plugin/anomalyForest/public', function () {
    return __kbnSharedDeps__.React;
  }, 'plugin/anomalyForest/public');`;
const native = 'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/';
const server = `
  const { schema } = require('@kbn/config-schema');
  const fs = require('node:fs');`;

const files = (changes: Record<string, Source | object | null> = {}) => {
  const all: Record<string, Source | object | null> = {
    'kibana.json': manifest,
    'server/index.js': Buffer.from(server),
    'server/forest_worker.js': Buffer.from("require('onnxruntime-node')"),
    'server/pattern_worker.js': Buffer.from("require('worker_threads')"),
    'target/public/anomalyForest.plugin.js': Buffer.from(lazyEntry),
    'node_modules/onnxruntime-node/package.json': {},
    [`${native}onnxruntime_binding.node`]: Buffer.from('binding'),
    [`${native}libonnxruntime.so.1`]: Buffer.from('library'),
    ...changes,
  };
  const sources = Object.entries(all).flatMap(([name, value]): Array<[string, Source]> => {
    if (value === null) return [];
    const isSource = typeof value === 'string' || value instanceof Uint8Array;
    const source = isSource ? value : Buffer.from(JSON.stringify(value));
    return [[name.startsWith('/') ? name.slice(1) : root + name, source]];
  });
  return new Map(sources);
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(changes?: Parameters<typeof files>[0]) {
  const file = path.join(folder, 'x.zip');
  await writeZip(file, files(changes));
  return checkPluginZip(file);
}

test('a zip as it should be passes every rule', async () => {
  const reports = await check();
  expect(formatReports(reports).match(/✗.*/g)).toBeNull();
  expect(reports).toHaveLength(8);
  expect(holds(reports)).toBe(true);
});

const entry = 'target/public/anomalyForest.plugin.js';
const bad: Array<[string, Parameters<typeof files>[0], RegExp]> = [
  ['no manifest', { 'kibana.json': null }, /one manifest expected, found 0/],
  [
    'a second manifest in a dependency',
    { 'node_modules/onnxruntime-node/kibana/other/kibana.json': {} },
    /found 2/,
  ],
  [
    'a key that Kibana does not know',
    { 'kibana.json': { ...manifest, group: 'search' } },
    /unknown keys: "group"/,
  ],
  [
    'a version that is not of this build',
    { 'kibana.json': { ...manifest, version: '1' } },
    /build/,
  ],
  [
    'a bundle that must be there',
    { 'kibana.json': { ...manifest, requiredBundles: ['kibanaReact'] } },
    /requiredBundles/,
  ],
  ['a file outside its folder', { '/kibana/notes.txt': Buffer.from('x') }, /is outside/],
  ['an entry that loads too much', { [entry]: Buffer.alloc(limits.entry + 1, ' ') }, /has 20001/],
  [
    'a page in one chunk with too much else',
    { 'target/public/app.js': Buffer.alloc(limits.browserFile + 1, ' ') },
    /app\.js has 500001 bytes/,
  ],
  ['no native part', { [`${native}onnxruntime_binding.node`]: null }, /no native part/],
  ['a binding without its library', { [`${native}libonnxruntime.so.1`]: null }, /exactly one/],
  [
    'an entry that does its work at load',
    { [entry]: Buffer.from('__kbnSharedDeps__.React') },
    /React was used at load/,
  ],
  [
    'an entry that calls itself',
    { [entry]: Buffer.from(lazyEntry.replace("'plugin/a", "'app/a")) },
    /defines \[app/,
  ],
  ['an entry that defines nothing', { [entry]: Buffer.from('1') }, /defines \[\]/],
  ['an entry that throws', { [entry]: Buffer.from('throw new Error("x")') }, /x/],
  ['no entry', { [entry]: null }, /plugin\.js is missing/],
  [
    'a chunk that takes what Kibana does not share',
    { 'target/public/app.js': Buffer.from('var x = __kbnSharedDeps__.ReactDOM;') },
    /app\.js takes ReactDOM/,
  ],
  [
    'a server that requires what nobody supplies',
    { 'server/index.js': Buffer.from("require('left-pad')") },
    /requires left-pad/,
  ],
  [
    'a server that imports what can only be required',
    { 'server/index.js': Buffer.from("import('@kbn/config-schema')") },
    /requires import\(@kbn/,
  ],
  [
    'a server without the packages it has',
    { 'node_modules/onnxruntime-node/package.json': null },
    /onnxruntime-node/,
  ],
  ['a server that does not parse', { 'server/index.js': Buffer.from('const = 1') }, /✗ server/],
];

test.each(bad)('refuses %s', async (_, changes, expected) => {
  const reports = await check(changes);
  expect(holds(reports)).toBe(false);
  expect(formatReports(reports)).toMatch(expected);
});

test('refuses files that only their owner can read', async () => {
  const file = path.join(folder, 'modes.zip');
  const zip = new ZipFile();
  for (const [name, source] of files()) {
    zip.addBuffer(source as Buffer, name, {
      mode: name.endsWith('index.js') ? 0o100600 : 0o100644,
    });
  }
  zip.end();
  await new Promise((resolve) => {
    zip.outputStream.pipe(createWriteStream(file)).on('close', resolve);
  });
  const text = formatReports(await checkPluginZip(file));
  expect(text.match(/✗.*/g)).toEqual(['✗ files are readable by everybody']);
  expect(text).toContain('server/index.js has mode 600');
});
