import { once } from 'events';
import { createServer, type AddressInfo } from 'net';
import { choosePort } from './choose_port';

describe('choosePort', () => {
  it('finds one that can be listened on', async () => {
    const port = await choosePort(0, 'Elasticsearch');
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    await expect(choosePort(port, 'Elasticsearch')).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${port} of 127.0.0.1, wanted for Elasticsearch, is taken by another program`,
    });
    expect((server.address() as AddressInfo).port).toBe(port);
    server.close();
    await once(server, 'close');
    expect(await choosePort(port, 'Elasticsearch')).toBe(port);
  });
});
