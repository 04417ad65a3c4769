/** Packets of a capture in a real Elasticsearch: mapped, once, also when they are taken in again. */
import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import type { Client } from '@elastic/elasticsearch';
import { cli } from '../../cli/run_cli.mock';
import { pcapngBytes } from '../../simulators/packets/capture_bytes';
import { ordinaryTraffic } from '../../simulators/packets/ordinary_traffic';
import {
  createTestClient,
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';

describeWithElasticsearch('capture --index', () => {
  const index = `${uniquePrefix('capture')}-packets`;
  let client: Client;
  let folder = '';

  beforeAll(async () => {
    client = createTestClient();
    folder = await mkdtemp(path.join(os.tmpdir(), 'capture-'));
  });
  afterAll(async () => {
    await deleteByPrefix(client, index);
    await client.close();
    await rm(folder, { recursive: true });
  });

  it('writes every packet once, under ECS names and types', async () => {
    const frames = ordinaryTraffic({ seed: 1, start: 1_790_000_000, lasts: 60 });
    const file = path.join(folder, 'x.pcapng');
    await writeFile(file, pcapngBytes(frames, { nanoseconds: true }));
    const run = () =>
      cli(['capture', '--file', file, '--index', index, '--json', '--elasticsearch', elasticsearchUrl()]); // prettier-ignore
    for (let time = 0; time < 2; time += 1) {
      expect(await run()).toMatchObject({
        code: 0,
        json: { packets: frames.length, written: frames.length, refused: {}, target: index },
      });
      expect((await client.count({ index })).count).toBe(frames.length);
    }
    const lan = await client.count({
      index,
      query: { bool: { filter: [{ term: { 'source.ip': '192.168.7.0/24' } }, { term: { 'tcp.flags': 'syn' } }, { range: { 'destination.port': { lt: 1024 } } }] } }, // prettier-ignore
    });
    expect(lan.count).toBeGreaterThan(10);
    const mapping = await client.indices.getFieldMapping({ index, fields: ['source.ip', '@timestamp'] }); // prettier-ignore
    expect(Object.values(mapping)[0]?.mappings).toMatchObject({
      'source.ip': { mapping: { ip: { type: 'ip' } } },
      '@timestamp': { mapping: { '@timestamp': { type: 'date' } } },
    });
  });
});
