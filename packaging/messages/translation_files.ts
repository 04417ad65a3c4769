/** What the zip has of translations: Kibana finds them by `.i18nrc.json`. */
import { readdir, readFile } from 'fs/promises';
import path from 'path';
import { problemsOfTranslation } from './check_messages';
import { readMessages } from './read_messages';

async function localeFiles(root: string): Promise<string[]> {
  const names = await readdir(path.join(root, 'translations')).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).sort();
}

/**
 * `.i18nrc.json` and the translations that it names, by their path in the plugin's folder.
 * @throws Error that names every text of a translation that does not fit the pages
 */
export async function translationFiles(root: string): Promise<Map<string, Uint8Array>> {
  const { messages } = readMessages(root);
  const files = new Map<string, Uint8Array>();
  for (const name of await localeFiles(root)) {
    const content = await readFile(path.join(root, 'translations', name));
    const problems = problemsOfTranslation(JSON.parse(content.toString('utf8')), messages);
    if (problems.length > 0) throw new Error(`translations/${name}\n${problems.join('\n')}`);
    files.set(`translations/${name}`, content);
  }
  const own = JSON.parse(await readFile(path.join(root, '.i18nrc.json'), 'utf8')) as object;
  const listed = { ...own, translations: [...files.keys()] };
  return files.set('.i18nrc.json', Buffer.from(`${JSON.stringify(listed, null, 2)}\n`));
}
