/**
 * Writes every text of the pages with its id, in the form of a file of `translations/`: where a new
 * translation begins.
 *
 *     npm run messages -- FILE
 */
import { writeFileSync } from 'fs';
import path from 'path';
import { projectRoot } from '../../standalone/project_root';
import { readMessages } from './read_messages';

const file = process.argv[2];
if (file === undefined) {
  console.error('Name the file to write, such as translations/de.json.');
  process.exitCode = 1;
} else {
  const { messages } = readMessages(projectRoot());
  const sorted = [...messages].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = Object.fromEntries(sorted.map(({ defaultMessage, id }) => [id, defaultMessage]));
  writeFileSync(path.resolve(file), `${JSON.stringify({ messages: byId }, null, 2)}\n`);
  console.log(`${Object.keys(byId).length} texts in ${file}`);
}
