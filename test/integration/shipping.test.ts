/** The pipelines that take apart and route what Beats ship, as Elasticsearch runs them. */
import { askCluster, type AssetClient } from '../../server/elasticsearch/assets/asset_client';
import { routingPipelineName } from '../../server/elasticsearch/assets/assets';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { plainClient, startIngestNode } from './ingest_node';
import { makeTestFolder, removeTestFolder } from './test_folder';

describeWithElasticsearch('shipping by log_type', () => {
  let folder = '';
  let client: AssetClient;

  beforeAll(async () => {
    folder = await makeTestFolder();
    client = plainClient(await startIngestNode(folder));
    const reports = await installAssets(client);
    const pipelines = reports.filter(({ kind }) => kind === 'ingest_pipeline');
    expect(pipelines.filter(({ status }) => status === 'skipped')).toEqual([]);
  });
  afterAll(() => removeTestFolder(folder));

  async function ship(source: Record<string, unknown>) {
    const path = `/_ingest/pipeline/${routingPipelineName}/_simulate`;
    const _source = { '@timestamp': '2026-01-01T00:00:00.000Z', ...source };
    const body = { docs: [{ _index: 'beats', _id: 'x', _source }] };
    const request = { method: 'POST', path, body } as const;
    const answer = await askCluster(client, request, { doing: 'Simulating' });
    const { docs } = answer.body as { docs: [{ doc: { _index: string; _source: object } }] };
    return { index: docs[0].doc._index, ...docs[0].doc._source } as Record<string, unknown>;
  }
  const line = (message: string, more = {}) => ship({ log_type: 'auth', message, ...more });

  it('takes logins apart and tags them', async () => {
    const failed =
      'Dec 10 06:55:46 LabSZ sshd[24200]: Failed password for invalid user web master from 173.234.31.186 port 38926 ssh2';
    expect(await line(failed)).toMatchObject({
      index: 'auth',
      event: { original: failed, action: 'login_failed', outcome: 'failure' },
      host: { hostname: 'LabSZ' },
      process: { name: 'sshd', pid: 24200 },
      user: { name: 'web master' },
      source: { ip: '173.234.31.186', port: 38926 },
      tags: ['invalid', 'failed'],
      labels: { severity: 'medium' },
    });
    const sudo =
      '2026-03-01T10:00:00.5+01:00 web sudo: eve : user NOT in sudoers ; TTY=pts/0 ; PWD=/home/eve ; USER=root ; COMMAND=/bin/sh';
    expect(await line(sudo)).toMatchObject({
      '@timestamp': '2026-03-01T09:00:00.500Z',
      user: { name: 'eve', effective: { name: 'root' } },
      labels: { severity: 'high' },
    });
  });

  it('takes times by the zone that the shipper names, of the last year that is not in the future', async () => {
    const month = new Date(Date.now() + 40 * 86_400_000);
    const name = month.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
    const shipped = await line(
      `${name} 15 12:00:00 web sshd[1]: Accepted password for x from ::1 port 2 ssh2`,
      {
        event: { timezone: '+02:00' },
      },
    );
    const time = new Date(String(shipped['@timestamp']));
    expect(time.getTime()).toBeLessThan(Date.now() + 86_400_000);
    expect(time.toISOString()).toMatch(/-15T10:00:00/);
    expect(shipped).toMatchObject({ event: { outcome: 'success' }, source: { ip: '::1' } });
  });

  it.each(['no syslog at all', '\u0000\u0001 binary', 'Feb 30 25:61:00 web sshd[1]: odd'])(
    'keeps a line that is not understood: %j',
    async (message) => {
      const shipped = await line(message);
      expect(shipped).toMatchObject({ index: 'auth', event: { original: message } });
      expect((shipped.error as { type: string[] }).type).toHaveLength(1);
    },
  );

  it('routes packets, as lines of JSON or of Packetbeat, and leaves others alone', async () => {
    const packet = { '@timestamp': '2026-02-02T00:00:00Z', source: { ip: '10.0.0.1' } };
    const filebeat = { fields: { log_type: 'packet' }, message: JSON.stringify(packet) };
    expect(await ship(filebeat)).toMatchObject({ index: 'packets', log_type: 'packet', ...packet });
    const flow = { agent: { type: 'packetbeat' }, type: 'flow', source: { bytes: 60 } };
    expect(await ship(flow)).toMatchObject({ index: 'packets', log_type: 'packet', ...flow });
    expect(await ship({ log_type: 'packet', message: 'torn {' })).toMatchObject({
      index: 'packets',
      message: 'torn {',
      error: { type: ['not_json'] },
    });
    expect(await ship({ message: 'something else' })).toMatchObject({ index: 'beats' });
  });
});
