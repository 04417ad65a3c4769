import path from 'path';
import { nativeFiles } from './native_files';

const nodeModules = path.resolve(__dirname, '../node_modules');
const relative = (files: string[]) => files.map((file) => path.relative(nodeModules, file));

test('one platform brings its library and its binding, and no other', async () => {
  const files = relative(await nativeFiles(nodeModules, ['linux-x64']));
  expect(files.filter((file) => file.includes('/bin/')).sort()).toEqual([
    'onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1',
    'onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node',
  ]);
  expect(files).toContain('onnxruntime-common/dist/cjs/index.js');
  // Says that the files below are CommonJS, though the package is not.
  expect(files).toContain('onnxruntime-common/dist/cjs/package.json');
  expect(files.filter((file) => /\.(ts|map|mjs)$/.test(file))).toEqual([]);
});

test('a library that stands there under two names goes in once', async () => {
  const files = relative(await nativeFiles(nodeModules, ['darwin-arm64']));
  expect(files.filter((file) => file.endsWith('.dylib'))).toEqual([
    'onnxruntime-node/bin/napi-v6/darwin/arm64/libonnxruntime.1.dylib',
  ]);
});
