/** Which files of the packages that cannot be bundled go into the zip. */
import { readdir } from 'fs/promises';
import path from 'path';

/** `{os}-{architecture}`, as Node names them: those that onnxruntime-node has a library for. */
export const platforms = [
  'linux-x64',
  'linux-arm64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
] as const;
export type Platform = (typeof platforms)[number];

export const isPlatform = (name: string): name is Platform =>
  (platforms as readonly string[]).includes(name);

/** Packages that go into the zip as they are, because native or loaded by path. */
export const nativePackages = ['onnxruntime-node', 'onnxruntime-common'];

/** Loaded for other providers than the CPU's, or the same library under a second name. */
const notNeeded = [/^dxcompiler\.dll$/, /^dxil\.dll$/, /\.\d+\.\d+\.\d+\.dylib$/];

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map(async (entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
  return (await Promise.all(nested)).flat();
}

const isCode = (file: string) => /\.(js|json)$/.test(file);

async function libraries(onnxruntime: string, platform: Platform): Promise<string[]> {
  const [os = '', architecture = ''] = platform.split('-');
  const files = await filesBelow(path.join(onnxruntime, 'bin/napi-v6', os, architecture));
  return files.filter((file) => !notNeeded.some((pattern) => pattern.test(path.basename(file))));
}

/**
 * Files that scoring and training need at run time, by absolute path below `nodeModules`: one
 * native library for each platform, and the JavaScript of onnxruntime.
 * @throws Error when a package or a platform's library is not installed.
 */
export async function nativeFiles(nodeModules: string, wanted: Platform[]): Promise<string[]> {
  const onnxruntime = path.join(nodeModules, 'onnxruntime-node');
  const code = await Promise.all([
    filesBelow(path.join(onnxruntime, 'dist')),
    filesBelow(path.join(nodeModules, 'onnxruntime-common/dist/cjs')),
  ]);
  const native = await Promise.all(wanted.map((platform) => libraries(onnxruntime, platform)));
  return [
    ...nativePackages.map((name) => path.join(nodeModules, name, 'package.json')),
    ...code.flat().filter(isCode),
    ...native.flat(),
  ];
}
