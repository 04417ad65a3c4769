import { mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { translationFiles } from './translation_files';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'translations-'));
  await mkdir(path.join(root, 'public'));
  await mkdir(path.join(root, 'translations'));
  await writeFile(
    path.join(root, 'public/page.ts'),
    "i18n.translate('a.rows', { defaultMessage: '{rows} rows', values: { rows } });",
  );
  await writeFile(path.join(root, '.i18nrc.json'), '{ "prefix": "a", "translations": [] }');
});
afterEach(() => rm(root, { recursive: true }));

const translate = (file: string, messages: Record<string, string>) =>
  writeFile(path.join(root, 'translations', file), JSON.stringify({ messages }));

test('names the translations that it takes along', async () => {
  await translate('de.json', { 'a.rows': '{rows} Zeilen' });
  const files = await translationFiles(root);
  expect([...files.keys()]).toEqual(['translations/de.json', '.i18nrc.json']);
  expect(JSON.parse(Buffer.from(files.get('.i18nrc.json') ?? []).toString())).toEqual({
    prefix: 'a',
    translations: ['translations/de.json'],
  });
});

test('names none where there is none', async () => {
  expect([...(await translationFiles(root)).keys()]).toEqual(['.i18nrc.json']);
});

test('refuses a translation that does not fit the pages, with every problem', async () => {
  await translate('de.json', { 'a.rows': '{zeilen} Zeilen', 'a.columns': 'Spalten' });
  await expect(translationFiles(root)).rejects.toThrow(
    /translations\/de\.json\n.*\{zeilen\}\n.*a\.columns/,
  );
});
