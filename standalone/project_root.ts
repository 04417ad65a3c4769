import { existsSync, readFileSync } from 'fs';
import path from 'path';

function isRoot(folder: string): boolean {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const { name } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown };
  return name === 'anomaly-forest';
}

/** The folder of this package, wherever in it the running file was built to. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!isRoot(folder)) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`No package anomaly-forest above ${__dirname}`);
    folder = parent;
  }
  return folder;
}
