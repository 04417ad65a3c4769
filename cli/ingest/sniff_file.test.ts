import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { gzipSync } from 'zlib';
import { sniffFile } from './sniff_file';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sniff-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('sniffFile', () => {
  it.each([
    ['a.csv', 'a,b\n1,2', 'csv'],
    ['a.tsv', '{', 'csv'],
    ['a.jsonl', '{"a":1}', 'jsonl'],
    ['a.json', '{"a":1}', 'jsonl'],
    ['a.log', ' {"a":1}', 'jsonl'],
    ['a.txt', 'a;b', 'csv'],
  ])('takes %s with %j for %s', async (name, content, format) => {
    expect(await sniffFile(await write(name, content))).toMatchObject({ format });
  });

  it('sees encoding and line break', async () => {
    expect(await sniffFile(await write('a.csv', '\ufeffa\r\n'))).toMatchObject({
      encoding: 'utf-8',
      lineBreak: '\n',
    });
    expect(await sniffFile(await write('a.csv', 'a\rb\r'))).toMatchObject({ lineBreak: '\r' });
    const utf16 = await write('a.csv', Buffer.from('\ufeffa,b\n', 'utf16le'));
    expect(await sniffFile(utf16)).toMatchObject({ encoding: 'utf-16le' });
  });

  it('reads other encodings when told', async () => {
    const latin = await write('a.csv', Buffer.from('temp °C\n', 'latin1'));
    await expect(sniffFile(latin)).rejects.toThrow(/--encoding/);
    expect(await sniffFile(latin, { encoding: 'windows-1252' })).toMatchObject({
      head: 'temp °C\n',
    });
    await expect(sniffFile(latin, { encoding: 'latin-99' })).rejects.toThrow(/latin-99/);
  });

  it('does not mind a character that the end of the head cuts', async () => {
    const file = await write('a.csv', `a\n${'ä'.repeat(40_000)}`);
    expect(await sniffFile(file)).toMatchObject({ format: 'csv' });
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['empty.csv', '', /is empty/],
    ['blank.csv', ' \n\n', /nothing but blanks/],
    ['data.csv', gzipSync('a,b'), /gunzip/],
    ['book.csv', Buffer.from('PK\u0003\u0004...'), /workbook/],
    ['data.csv', Buffer.from([0x41, 0, 1, 2]), /not text/],
    ['data.json', '[{"a":1}]', /jq -c/],
  ])('refuses %s', async (name, content, message) => {
    const sniffing = sniffFile(await write(name, content));
    await expect(sniffing).rejects.toThrow(message);
    await expect(sniffing).rejects.toMatchObject({ code: 'FILE_FORMAT_UNKNOWN' });
  });

  it('says that there is no file, or that it is a folder', async () => {
    await expect(sniffFile(path.join(folder, 'none.csv'))).rejects.toMatchObject({
      code: 'FILE_NOT_READABLE',
      message: expect.stringContaining('no such file') as string,
    });
    await expect(sniffFile(folder)).rejects.toThrow(/folder/);
  });
});
