/** The folder that a benchmark on labelled tables is given. */
import { existsSync } from 'fs';
import path from 'path';
import { csvFilesIn } from './labelled_table';

function folderArgument(): string | undefined {
  const [...args] = process.argv.slice(2);
  const json = args.indexOf('--json');
  if (json !== -1) args.splice(json, 2);
  return args[0];
}

/** The folder of the command line; null, having said why, where there is none or it has no table. */
export function folderOfTables(benchmark: string): string | null {
  const folder = folderArgument();
  if (folder === undefined) {
    process.stderr.write(`Which folder? npm run bench:${benchmark} -- DIR [--json FILE]\n`);
    process.exitCode = 2;
    return null;
  }
  const lack = existsSync(folder)
    ? csvFilesIn(folder).length === 0
      ? 'has no CSV file'
      : null
    : 'is missing';
  if (lack === null) return folder;
  process.stdout.write(
    `${path.resolve(folder)} ${lack}: the ${benchmark} benchmark stands aside.\n`,
  );
  return null;
}
