import { splitLines } from '../ingest/read_lines';
import { readRows, type ReadOptions } from './read_rows';

async function* chunksOf(...texts: string[]) {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function rowsOf(texts: string[], options: ReadOptions = {}) {
  const lines = splitLines(chunksOf(...texts), {
    encoding: 'utf-8',
    lineBreak: '\n',
    name: 'the input',
  });
  const all = [];
  for await (const rows of readRows(lines, options)) all.push(...rows);
  return all;
}

it('reads JSON lines, whatever chunks they come in, and loses none', async () => {
  expect(await rowsOf(['\n{"x"', ':1}\n{"x":\n', '[2]\n\n{"x":3}'])).toEqual([
    { line: 2, document: { x: 1 } },
    { line: 3, problem: { code: 'LINE_MALFORMED', field: '' } },
    { line: 4, problem: { code: 'LINE_MALFORMED', field: '' } },
    { line: 6, document: { x: 3 } },
  ]);
});

it('reads CSV, where an empty cell is a missing value', async () => {
  expect(await rowsOf(['x;user.name\n1;ann', 'a\n;bob\n1;2;3\n'])).toEqual([
    { line: 2, document: { x: '1', 'user.name': 'anna' } },
    { line: 3, document: { 'user.name': 'bob' } },
    { line: 4, problem: { code: 'LINE_MALFORMED', field: '' } },
  ]);
});

it('says so when there is nothing to read', async () => {
  await expect(rowsOf(['\n \n'])).rejects.toMatchObject({ code: 'FILE_FORMAT_UNKNOWN' });
});
