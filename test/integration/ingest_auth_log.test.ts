/** Authentication logs into a real Elasticsearch: every line a document, with the names of ECS. */
import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import type { Client } from '@elastic/elasticsearch';
import { ingestAuthLog } from '../../cli/auth_log/ingest_auth_log';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  uniquePrefix,
} from './elasticsearch_for_tests';

describeWithElasticsearch('ingest of authentication logs', () => {
  const index = `${uniquePrefix('authlog')}-auth`;
  let client: Client;
  let folder = '';

  beforeAll(async () => {
    client = createTestClient();
    folder = await mkdtemp(path.join(os.tmpdir(), 'auth-log-'));
  });
  afterAll(async () => {
    await deleteByPrefix(client, index);
    await client.close();
    await rm(folder, { recursive: true });
  });

  it('loses no line and writes none twice', async () => {
    const file = path.join(folder, 'auth.log');
    await writeFile(
      file,
      Buffer.concat([
        Buffer.from(
          'Jan  9 06:55:46 web sshd[7]: Failed password for invalid user a"b from 203.0.113.9 port 5 ssh2\n\n',
        ),
        Buffer.from(`Jan  9 06:55:47 web sshd[7]: ${'A'.repeat(3_000_000)}\n`),
        Buffer.from([0, 1, 0xff, 0xfe, 10]),
        Buffer.from('Jan  9 06:55:48 web sudo: bob : PWD=/ ; USER=root ; COMMAND=/bin/sh\n'),
        Buffer.from('Jan  9 06:55:49 web sshd[8]: Accepted publickey for bob from UNKNOWN port 1'),
      ]),
    );
    const options = { file, index, year: 2024 };
    const summary = await ingestAuthLog(client, options, {});
    expect(summary).toMatchObject({
      format: 'auth',
      lines: 6,
      blank_lines: 1,
      rows: 5,
      indexed: 5,
      rejected: 0,
      index_documents: 5,
      time_field: '@timestamp',
    });
    expect(summary.notes.at(-1)).toMatch(/^2 of 5 lines are not wholly understood.*1 too_long/);
    const again = await ingestAuthLog(client, options, {});
    expect(again).toMatchObject({ indexed: 5, overwritten: 5, index_documents: 5 });

    const found = await client.search<Record<string, unknown>>({
      index,
      query: { term: { 'source.ip': '203.0.113.0/24' } },
    });
    expect(found.hits.hits.map(({ _source }) => _source)).toMatchObject([
      {
        '@timestamp': '2024-01-09T06:55:46.000Z',
        log_type: 'auth',
        tags: ['invalid', 'failed'],
        labels: { severity: 'medium' },
        event: { action: 'login_failed', outcome: 'failure', category: ['authentication'] },
        user: { name: 'a"b' },
        source: { ip: '203.0.113.9', port: 5 },
        host: { name: 'web' },
        process: { name: 'sshd', pid: 7 },
        system: { auth: { ssh: { method: 'password' }, unknown_user: true, attempts: 1 } },
      },
    ]);
    const { count } = await client.count({ index, query: { exists: { field: 'error.type' } } });
    expect(count).toBe(2);
  });
});
