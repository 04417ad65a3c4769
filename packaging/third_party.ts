/** The licences of what a zip contains of others. */
import { readdir, readFile } from 'fs/promises';
import path from 'path';

interface PackageJson {
  name: string;
  version: string;
  license?: string;
}

async function licenceText(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^licen[cs]e(\.|$)/i.test(name)).sort();
  const [first] = names;
  return first === undefined ? '' : (await readFile(path.join(folder, first), 'utf8')).trim();
}

async function notice(nodeModules: string, name: string): Promise<string> {
  const folder = path.join(nodeModules, name);
  const json = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as PackageJson;
  const title = `${json.name} ${json.version}, licence ${json.license ?? 'not stated'}`;
  return [title, '-'.repeat(title.length), await licenceText(folder)].join('\n').trim();
}

/** One text that names every package with its version, and repeats the licence that it brings. */
export async function thirdPartyNotices(nodeModules: string, names: string[]): Promise<string> {
  const sorted = [...new Set(names)].sort();
  const notices = await Promise.all(sorted.map((name) => notice(nodeModules, name)));
  return `${['This plugin contains the following packages.', ...notices].join('\n\n')}\n`;
}
