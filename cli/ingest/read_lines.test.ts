import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { firstLines, LineSplitter, maxLineLength, readLines } from './read_lines';

describe('LineSplitter', () => {
  it('puts lines together that came in pieces and drops carriage returns', () => {
    const splitter = new LineSplitter();
    expect(splitter.push('a,')).toEqual([]);
    const lines = [...splitter.push('b\r\nc\n\nd'), ...splitter.end()];
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'a,b'],
      [2, 'c'],
      [3, ''],
      [4, 'd'],
    ]);
  });

  it('gives no further line after a last line break', () => {
    const splitter = new LineSplitter();
    splitter.push('a\n');
    expect(splitter.end()).toEqual([]);
  });

  it('parts lines at the carriage returns of old files', () => {
    const splitter = new LineSplitter('\r');
    const lines = [...splitter.push('a\rb\r'), ...splitter.end()];
    expect(lines.map((line) => line.text)).toEqual(['a', 'b']);
  });

  it('cuts a line without end and goes on with the next one', () => {
    const splitter = new LineSplitter();
    const part = 'x'.repeat(maxLineLength / 2 + 1);
    const lines = [part, part, part, '\nnext\n'].flatMap((text) => splitter.push(text));
    expect(lines[0]).toMatchObject({ number: 1, cut: true });
    expect(lines[0]?.text).toHaveLength(maxLineLength);
    expect(lines[1]).toEqual({ number: 2, text: 'next', cut: false });
  });
});

describe('a file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'read-lines-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function write(content: string | Buffer, encoding = 'utf-8') {
    const file = path.join(folder, 'file');
    await writeFile(file, content);
    return { path: file, encoding, lineBreak: '\n' as const };
  }

  async function textsOf(source: Parameters<typeof readLines>[0]): Promise<string[]> {
    const texts: string[] = [];
    for await (const { lines } of readLines(source)) texts.push(...lines.map((line) => line.text));
    return texts;
  }

  it('is read without its byte order mark', async () => {
    expect(await textsOf(await write('\ufeffa\nb'))).toEqual(['a', 'b']);
    const utf16 = Buffer.from('\ufeffä\nb', 'utf16le');
    expect(await textsOf(await write(utf16, 'utf-16le'))).toEqual(['ä', 'b']);
  });

  it('keeps characters that lie on the border of two chunks', async () => {
    const line = 'ä€𝄞'.repeat(41);
    const count = 2_000;
    const texts = await textsOf(await write(`${line}\n`.repeat(count)));
    expect(texts).toHaveLength(count);
    expect(new Set(texts)).toEqual(new Set([line]));
  });

  it('tells how much of it was read', async () => {
    const content = 'abc\n'.repeat(200_000);
    const bytes: number[] = [];
    for await (const { bytesRead } of readLines(await write(content))) bytes.push(bytesRead);
    expect(bytes.length).toBeGreaterThan(2);
    expect(bytes[bytes.length - 1]).toBe(content.length);
  });

  it('gives its first lines and says whether they are all', async () => {
    const source = await write('a\nb\nc\n');
    expect((await firstLines(source, 2)).complete).toBe(false);
    const { lines, complete } = await firstLines(source, 3);
    expect([lines.length, complete]).toEqual([3, true]);
  });

  it('stops when it is cancelled', async () => {
    const source = await write('a\n');
    const reading = readLines(source, AbortSignal.abort()).next();
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
