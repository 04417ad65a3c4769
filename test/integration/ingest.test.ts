/** Files into a real Elasticsearch: types, times, rejects, and that nothing is lost or doubled. */
import { existsSync } from 'fs';
import { mkdtemp, readFile, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import type { Client } from '@elastic/elasticsearch';
import { ingestFile, type IngestOptions } from '../../cli/ingest/ingest_file';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

const rig = path.resolve(__dirname, '../../../shared/data/rig/valve1_0.csv');

interface RejectLine {
  line: number;
  lines?: number;
  code: string;
  message: string;
  text: string;
}

describeWithElasticsearch('ingest', () => {
  const prefix = uniquePrefix('ingest');
  let client: Client;
  let folder = '';
  let files = 0;

  beforeAll(async () => {
    client = createTestClient();
    folder = await mkdtemp(path.join(os.tmpdir(), 'ingest-'));
  });
  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
    await rm(folder, { recursive: true });
  });

  const indexNamed = (name: string) => `${prefix}-${name}`;

  async function write(content: string | Buffer, ending = 'csv'): Promise<string> {
    const file = path.join(folder, `file-${files++}.${ending}`);
    await writeFile(file, content);
    return file;
  }

  const ingest = (file: string, index: string, options: Partial<IngestOptions> = {}) =>
    ingestFile(client, { file, index: indexNamed(index), ...options });

  async function documentsOf(index: string): Promise<unknown[]> {
    const { hits } = await client.search({ index: indexNamed(index), size: 1000 });
    return hits.hits.map(({ _source }) => _source);
  }

  async function typesOf(index: string): Promise<Record<string, string | undefined>> {
    const mappings = await client.indices.getMapping({ index: indexNamed(index) });
    const properties = Object.values(mappings)[0]?.mappings.properties ?? {};
    return Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, type]));
  }

  async function rejectsOf(file: string): Promise<RejectLine[]> {
    const text = await readFile(`${file}.rejects.jsonl`, 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RejectLine);
  }

  const withRig = existsSync(rig) ? it : it.skip;
  withRig('takes the water rig whole: 1,147 rows, numbers and times as such', async () => {
    const options = { rejectFile: path.join(folder, 'rig.rejects.jsonl') };
    const summary = await ingest(rig, 'rig', options);
    expect(summary).toMatchObject({
      lines: 1148,
      rows: 1147,
      indexed: 1147,
      rejected: 0,
      overwritten: 0,
      index_documents: 1147,
      reject_file: null,
      delimiter: ';',
      time_field: 'datetime',
    });
    const types = await typesOf('rig');
    expect(types).toMatchObject({ datetime: 'date', '@timestamp': 'date' });
    const sensors = Object.entries(types).filter(([name]) => !/time/.test(name));
    expect(sensors).toHaveLength(10);
    expect(sensors.every(([, type]) => type === 'double')).toBe(true);

    const { hits } = await client.search<Record<string, unknown>>({
      index: indexNamed('rig'),
      sort: [{ '@timestamp': 'asc' }],
      size: 1,
    });
    expect(hits.hits[0]?._source).toMatchObject({
      '@timestamp': '2020-03-09T10:14:33.000Z',
      Accelerometer1RMS: 0.0265878,
      'Volume Flow RateRMS': 32,
    });

    const again = await ingest(rig, 'rig', options);
    expect(again).toMatchObject({ indexed: 1147, overwritten: 1147, index_documents: 1147 });
  });

  it('keeps every bad line with its number and reason', async () => {
    const file = await write(
      [
        'time,v,note',
        '2020-01-01T00:00:00Z,1,a',
        '2020-01-01T00:00:01Z,NaN,b',
        '2020-01-01T00:00:02Z,warm,c',
        '2020-01-01T00:00:03Z,2,d,e',
        '',
        '2020-01-01T00:00:04Z,"4,f',
        'soon,5,g',
        '2020-01-01T00:00:06Z,6,"two\nlines"',
        '2020-01-01T00:00:07Z,,h',
      ].join('\r\n'),
    );
    const summary = await ingest(file, 'bad');
    expect(summary).toMatchObject({
      rows: 8,
      indexed: 3,
      rejected: 5,
      blank_lines: 1,
      rejected_by_code: { FEATURE_NOT_FINITE: 1, VALUE_MALFORMED: 2, LINE_MALFORMED: 2 },
      reject_file: `${file}.rejects.jsonl`,
    });
    const rejects = await rejectsOf(file);
    expect(rejects.map(({ line, code }) => [line, code]).sort()).toEqual([
      [3, 'FEATURE_NOT_FINITE'],
      [4, 'VALUE_MALFORMED'],
      [5, 'LINE_MALFORMED'],
      [7, 'LINE_MALFORMED'],
      [8, 'VALUE_MALFORMED'],
    ]);
    expect(rejects.find(({ line }) => line === 4)).toMatchObject({
      text: '2020-01-01T00:00:02Z,warm,c',
      message: expect.stringContaining('"v": "warm"') as string,
    });
    expect(await documentsOf('bad')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ note: 'two\nlines', v: 6 }),
        expect.not.objectContaining({ v: expect.anything() as unknown }),
      ]),
    );
  });

  it('overwrites once the rejected line is put right, and drops the old reject file', async () => {
    const lines = ['time,v', '2020-01-01,1', '2020-01-02,warm', '2020-01-03,3'];
    const file = await write(lines.join('\n'));
    const options = { types: new Map([['v', 'double' as const]]) };
    expect(await ingest(file, 'again', options)).toMatchObject({ indexed: 2, rejected: 1 });
    await writeFile(file, lines.join('\n').replace('warm', '2'));
    expect(await ingest(file, 'again', options)).toMatchObject({
      indexed: 3,
      rejected: 0,
      overwritten: 2,
      index_documents: 3,
    });
    expect(existsSync(`${file}.rejects.jsonl`)).toBe(false);
  });

  it('keeps what Elasticsearch refuses, item by item', async () => {
    await client.indices.create({
      index: indexNamed('refusing'),
      mappings: { dynamic: 'strict', properties: { place: { type: 'geo_point' } } },
    });
    const file = await write('place\n"1,2"\nnowhere\n"3,4"\n');
    const summary = await ingest(file, 'refusing');
    expect(summary).toMatchObject({ rows: 3, indexed: 2, rejected: 1, index_documents: 2 });
    expect(await rejectsOf(file)).toMatchObject([
      { line: 3, code: 'DOCUMENT_REFUSED', text: 'nowhere' },
    ]);
  });

  it('tells apart files that have the same name and the same beginning', async () => {
    const one = await write('v\n0\n0\n1\n');
    const other = await write('v\n0\n0\n2\n');
    await ingest(one, 'twins');
    expect(await ingest(other, 'twins')).toMatchObject({ index_documents: 4, overwritten: 2 });
  });

  it('reads JSON lines with nested fields, and refuses what does not fit', async () => {
    const file = await write(
      [
        '{"event":{"at":"2020-01-01 10:00:00"},"v":1,"tags":["a","b"]}',
        '{"event":{"at":"2020-01-01 10:00:01"},"v":NaN}',
        '{"event":{"at":"2020-01-01 10:00:02"},"v":{"w":1}}',
        '{"event":{"at":"2020-01-01 10:00:03"},"v":null}',
        '{"event":',
      ].join('\n'),
      'jsonl',
    );
    const summary = await ingest(file, 'json', { time: { field: 'event.at' } });
    expect(summary).toMatchObject({
      rows: 5,
      indexed: 2,
      rejected_by_code: { FEATURE_NOT_FINITE: 1, VALUE_MALFORMED: 1, LINE_MALFORMED: 1 },
    });
    expect(await typesOf('json')).toMatchObject({
      v: 'long',
      tags: 'keyword',
      '@timestamp': 'date',
    });
    expect(await documentsOf('json')).toContainEqual({
      event: { at: '2020-01-01T10:00:00.000Z' },
      v: 1,
      tags: ['a', 'b'],
      '@timestamp': '2020-01-01T10:00:00.000Z',
    });
  });

  it('finds fractions far behind the first rows before it makes the index', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => (i < 5_000 ? `${i}` : `${i}.5`));
    const summary = await ingest(await write(`v\n${rows.join('\n')}\n`), 'late');
    expect(summary).toMatchObject({ indexed: 12_000, rejected: 0, types: { v: 'double' } });
  });

  it('takes the types of the index template of a new index', async () => {
    const name = indexNamed('template');
    await client.indices.putIndexTemplate({
      name,
      index_patterns: [name],
      template: { mappings: { properties: { code: { type: 'keyword' } } } },
    });
    await ingest(await write('code,v\n1,1\n2,2\n'), 'template');
    expect(await typesOf('template')).toMatchObject({ code: 'keyword', v: 'long' });
    expect(await documentsOf('template')).toContainEqual({ code: '1', v: 1 });
  });

  it('loses and doubles nothing of a large file with bad lines in it, cancelled half-way', async () => {
    const isBad = (i: number) => i % 97 === 0;
    const rows = Array.from({ length: 15_000 }, (_, i) =>
      isBad(i + 1) ? `broken,${i}` : `2020-01-01T00:00:00Z,${i},${i / 7}`,
    );
    const file = await write(['time,n,v', ...rows].join('\n'));
    const cancelled = new AbortController();
    const firstTry = ingest(file, 'large', {
      signal: cancelled.signal,
      onProgress: ({ indexed }) => {
        if (indexed > 0) cancelled.abort();
      },
    });
    await expect(firstTry).rejects.toMatchObject({ code: 'ABORTED' });

    const summary = await ingest(file, 'large');
    const bad = rows.filter((_, i) => isBad(i + 1)).length;
    expect(summary).toMatchObject({
      rows: 15_000,
      indexed: 15_000 - bad,
      rejected: bad,
      index_documents: 15_000 - bad,
    });
    expect(summary.overwritten).toBeGreaterThan(0);
    expect(await rejectsOf(file)).toHaveLength(bad);
    const { aggregations } = await client.search({
      index: indexNamed('large'),
      size: 0,
      aggs: { distinct: { cardinality: { field: 'n', precision_threshold: 40_000 } } },
    });
    const distinct = aggregations?.distinct as { value: number };
    expect(Math.abs(distinct.value - (15_000 - bad))).toBeLessThan(15_000 * 0.01);
  });

  it('says that an index cannot take anything, at once', async () => {
    await ingest(await write('v\n1\n'), 'blocked');
    await client.indices.putSettings({
      index: indexNamed('blocked'),
      settings: { 'index.blocks.write': true },
    });
    await expect(ingest(await write('v\n2\n'), 'blocked')).rejects.toMatchObject({
      code: 'INDEX_READ_ONLY',
    });
  });
});
