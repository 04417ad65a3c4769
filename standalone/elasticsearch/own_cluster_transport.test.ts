import { Client } from '@elastic/elasticsearch';
import { once } from 'events';
import { createServer } from 'http';
import type { AddressInfo } from 'net';
import { ownClusterTransport } from './own_cluster_transport';

test('stays with the cluster that answered first', async () => {
  let uuid = 'own';
  let now = 0;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url?.split('?')[0] ?? '');
    response.setHeader('x-elastic-product', 'Elasticsearch');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ cluster_uuid: uuid, count: 1 }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new Client({
    node: `http://127.0.0.1:${port}`,
    Transport: ownClusterTransport(() => now),
  });
  try {
    await client.count({ index: 'a' });
    await client.count({ index: 'a' });
    expect(asked).toEqual(['/_cluster/state/version', '/a/_count', '/a/_count']);
    now += 10_000;
    uuid = 'of another folder';
    asked.length = 0;
    await expect(client.count({ index: 'a' })).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    expect(asked).toEqual(['/_cluster/state/version']);
    uuid = 'own';
    expect(await client.count({ index: 'a' })).toMatchObject({ count: 1 });
  } finally {
    await client.close();
    server.close();
  }
});
