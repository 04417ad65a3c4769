/** Logs on a real Elasticsearch: ingested line by line, searched page by page, mined, and back to lines. */
import { mkdirSync, mkdtempSync, existsSync } from 'fs';
import { rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import type { Client } from '@elastic/elasticsearch';
import { ingestLines } from '../../cli/logs/ingest_lines';
import { buildPatternWorker } from '../../packaging/build_worker';
import type { LogCursor, LogLine } from '../../common/api/search_logs';
import { describeLogs } from '../../server/detection/logs/describe_logs';
import { getLogDocument } from '../../server/detection/logs/get_log_document';
import { minePatterns } from '../../server/detection/logs/mine_patterns';
import { searchLogs, type LogSearch } from '../../server/detection/logs/search_logs';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { createPatternMining } from '../../server/features/logs/patterns/mine_in_threads';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

const root = path.join(__dirname, '../..');
const openssh = path.join(root, '../shared/data/logs/OpenSSH_2k.log');
const { signal } = new AbortController();

describeWithElasticsearch('logs', () => {
  const prefix = uniquePrefix('logs');
  let client: Client;
  let ports: ReturnType<typeof createElasticsearchPorts> & {
    patterns: ReturnType<typeof createPatternMining>;
  };
  let folder = '';

  beforeAll(() => {
    client = createTestClient();
    folder = mkdtempSync(path.join(os.tmpdir(), 'logs-'));
    mkdirSync(path.join(root, 'target/test'), { recursive: true });
    const workerFile = buildPatternWorker(root, path.join(root, 'target/test'));
    ports = { ...createElasticsearchPorts(client), patterns: createPatternMining({ workerFile }) };
  });
  afterAll(async () => {
    await deleteByPrefix(client, prefix);
    await client.close();
    await rm(folder, { recursive: true });
  });

  /** All lines of a search, by pages, and how many pages there were. */
  async function allLines(search: Omit<LogSearch, 'buckets'>): Promise<LogLine[]> {
    const rows: LogLine[] = [];
    let after: LogCursor | undefined;
    do {
      const page = await searchLogs(ports, { ...search, buckets: 50, after }, signal);
      rows.push(...page.rows);
      after = page.after ?? undefined;
    } while (after !== undefined);
    return rows;
  }

  /** 120 lines of three programs within two seconds, in several shards: many share their time. */
  async function makeIndex(name: string, mapping: Record<string, unknown>): Promise<string> {
    const index = `${prefix}-${name}`;
    await client.indices.create({
      index,
      settings: { number_of_shards: 3, number_of_replicas: 0 },
      mappings: { properties: { '@timestamp': { type: 'date' }, message: mapping } },
    });
    const lines = Array.from({ length: 120 }, (_, i) => {
      const user = ['root', 'amy', 'bob'][i % 3];
      if (i % 4 === 0) return `session opened for user ${user}`;
      if (i % 4 === 1) return `session opened for user ${user} by (uid=${i})`;
      return `Failed password for ${user} from 203.0.113.${i} - port ${i} ssh2`;
    });
    await client.bulk({
      refresh: true,
      operations: lines.flatMap((message, i) => [
        { index: { _index: index, _id: String(i) } },
        { '@timestamp': 1_700_000_000_000 + (i % 2) * 1_000, message, host: { name: 'web' } },
      ]),
    });
    return index;
  }

  const range = { from: 1_699_999_000_000, to: 1_700_001_000_000, filters: [] };

  it.each([
    ['text', { type: 'text' }],
    ['keyword', { type: 'keyword' }],
  ])(
    'of a %s field: every line once, and a pattern leads to its lines alone',
    async (name, mapping) => {
      const index = await makeIndex(name, mapping);
      const asked = { ...range, indices: [index] };
      const all = await allLines({ ...asked, size: 7 });
      expect(new Set(all.map(({ id }) => id)).size).toBe(120);
      expect(all).toHaveLength(120);
      const times = all.map(({ time }) => time);
      expect(times).toEqual([...times].sort().reverse());

      const mined = await minePatterns(ports, { ...asked, lines: 1_000 }, signal);
      expect(mined).toMatchObject({ documents: 120, looked_at: 120, lines: 120 });
      expect(mined.patterns.map(({ template, lines }) => [template, lines])).toEqual([
        ['Failed password for <*> from <*> - port <*> ssh2', 60],
        ['session opened for user <*>', 30],
        ['session opened for user <*> by (uid=<*>)', 30],
      ]);
      for (const { template, lines } of mined.patterns) {
        const found = await allLines({ ...asked, template, size: 20 });
        expect(new Set(found.map(({ id }) => id)).size).toBe(lines);
      }
      const first = await searchLogs(
        ports,
        { ...asked, template: 'session opened for user <*>', size: 5, buckets: 10 },
        signal,
      );
      // The cluster counts lines with the words, of the longer pattern too.
      expect(first.histogram?.total).toBe(60);
    },
  );

  it('finds words, and says where they stand', async () => {
    const index = await makeIndex('words', { type: 'text' });
    const asked = { ...range, indices: [index], size: 50, buckets: 10 };
    const { rows, histogram } = await searchLogs(
      ports,
      { ...asked, text: '"for user" -by bob' },
      signal,
    );
    expect(rows.length).toBe(10);
    expect(histogram).toMatchObject({ total: 10, interval_ms: 300_000 });
    expect(histogram?.buckets.reduce((sum, { lines }) => sum + lines, 0)).toBe(10);
    const [row] = rows;
    const marked = row?.found.map(({ from, to }) => row.line?.slice(from, to));
    expect(marked).toEqual(expect.arrayContaining(['bob']));
    expect(row?.fields).toEqual([{ field: 'host.name', value: 'web' }]);
    const none = await searchLogs(ports, { ...asked, text: 'nowhere' }, signal);
    expect(none).toMatchObject({ rows: [], after: null, histogram: { total: 0 } });
    const filters = [{ query_string: { query: 'message:amy AND (' } }];
    await expect(searchLogs(ports, { ...asked, filters }, signal)).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
    });
    const keywords = await makeIndex('parts', { type: 'keyword' });
    const parts = await searchLogs(
      ports,
      { ...asked, indices: [keywords], text: 'FOR USER bo' },
      signal,
    );
    expect(parts.histogram?.total).toBe(20);
  });

  it('mines the same sample of many lines each time', async () => {
    const index = await makeIndex('sample', { type: 'text' });
    const question = { ...range, indices: [index], lines: 100 };
    const mined = await minePatterns(ports, question, signal);
    expect(mined).toMatchObject({ documents: 120, looked_at: 100, lines: 100 });
    expect(await minePatterns(ports, question, signal)).toEqual(mined);
  });

  it('describes indices, shows documents, and names what is missing', async () => {
    const index = await makeIndex('described', { type: 'text' });
    expect(await describeLogs(ports, [`${index}*`], signal)).toMatchObject({
      index_count: 1,
      documents: 120,
      time_fields: [{ field: '@timestamp', count: 120 }],
      line_fields: ['message', 'host.name', 'host.name.keyword'],
    });
    const { fields } = await getLogDocument(ports, { index, id: '0' }, signal);
    expect(fields).toContainEqual({ field: 'message', value: 'session opened for user root' });
    await expect(getLogDocument(ports, { index, id: 'x' }, signal)).rejects.toMatchObject({
      code: 'DOCUMENT_GONE',
    });
    await expect(describeLogs(ports, [`${prefix}-none`], signal)).rejects.toMatchObject({
      code: 'INDEX_NOT_FOUND',
    });
    const asked = { ...range, indices: [index], size: 5, buckets: 5, line_field: '@timestamp' };
    await expect(searchLogs(ports, asked, signal)).rejects.toMatchObject({
      code: 'FIELD_NOT_USABLE',
    });
  });

  it('shows a document that is too large by name alone', async () => {
    const index = `${prefix}-large`;
    await client.index({
      index,
      id: 'large',
      refresh: true,
      document: { '@timestamp': '2023-11-14T22:13:20.000Z', message: 'word '.repeat(1_000_000) },
    });
    const small = createElasticsearchPorts(client, {
      pages: { bytes: 50_000, answerBytes: 1_000_000 },
    });
    const { rows } = await searchLogs(
      small,
      { ...range, indices: [index], size: 5, buckets: 5 },
      signal,
    );
    expect(rows).toMatchObject([{ id: 'large', line: null, is_cut: true }]);
    const text = { ...range, indices: [index], size: 5, buckets: 5, text: 'word' };
    expect(await searchLogs(small, text, signal)).toMatchObject({ rows: [{ id: 'large' }] });
  });

  it('ingests a log of several forms, line by line', async () => {
    const file = path.join(folder, 'mixed.log');
    await writeFile(
      file,
      [
        '[Sun Dec 04 04:47:44 2005] [error] mod_jk child workerEnv in error state 6',
        'Traceback (most recent call last):',
        '2005-12-04 04:48:00,123 WARN store.Disk: 7 blocks left',
        '',
      ].join('\n'),
    );
    const options = { file, index: `${prefix}-mixed` };
    const summary = await ingestLines(client, options);
    expect(summary).toMatchObject({ format: 'lines', rows: 3, indexed: 3, rejected: 0 });
    expect(summary.notes.join(' ')).toContain('1 of 3 lines begin with no time that is known');
    expect(await ingestLines(client, options)).toMatchObject({
      overwritten: 3,
      index_documents: 3,
    });
    const rows = await allLines({
      indices: [options.index],
      from: Date.parse('2005-12-01'),
      to: Date.parse('2005-12-31'),
      filters: [{ exists: { field: 'log.level' } }],
      size: 10,
    });
    expect(rows.map(({ line, fields }) => [line, fields[0]?.value])).toEqual([
      ['WARN store.Disk: 7 blocks left', 'warn'],
      ['[error] mod_jk child workerEnv in error state 6', 'error'],
    ]);
  });

  const itWithSamples = existsSync(openssh) ? it : it.skip;
  itWithSamples('of OpenSSH: patterns count what their lines are', async () => {
    const index = `${prefix}-openssh`;
    const summary = await ingestLines(client, { file: openssh, index, year: 2023 });
    expect(summary).toMatchObject({ rows: 2_000, indexed: 2_000, rejected: 0 });
    const asked = {
      indices: [index],
      from: Date.parse('2023-12-01'),
      to: Date.parse('2024-01-01'),
      filters: [],
    };
    const mined = await minePatterns(ports, { ...asked, lines: 5_000 }, signal);
    expect(mined).toMatchObject({ documents: 2_000, looked_at: 2_000, lines: 2_000 });
    expect(mined.pattern_count).toBeGreaterThan(20);
    expect(mined.pattern_count).toBeLessThan(30);
    expect(mined.patterns.reduce((sum, { lines }) => sum + lines, 0)).toBe(2_000);
    for (const { template, lines, first, last } of mined.patterns) {
      const found = await allLines({ ...asked, template, size: 50 });
      expect([template, found.length]).toEqual([template, lines]);
      expect([found.at(-1)?.time, found[0]?.time]).toEqual([first, last]);
    }
  });
});
