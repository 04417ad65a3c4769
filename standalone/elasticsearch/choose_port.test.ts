import { once } from 'events';
import { createServer, type AddressInfo, type Server } from 'net';
import { choosePort, startOnFreePort } from './choose_port';

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

describe('startOnFreePort', () => {
  const choose = () => choosePort(0, 'Elasticsearch');

  it('takes another port when somebody took the first meanwhile', async () => {
    const others: Server[] = [];
    const tried: number[] = [];
    const start = async (port: number): Promise<number> => {
      tried.push(port);
      if (tried.length > 1) return port;
      const other = createServer().listen(port, '127.0.0.1');
      others.push(other);
      await once(other, 'listening');
      throw new Error('Address already in use');
    };
    const port = await startOnFreePort(choose, start);
    for (const other of others) other.close();
    expect(tried).toHaveLength(2);
    expect(port).toBe(tried[1]);
    expect(port).not.toBe(tried[0]);
  });

  it('fails at once for any other reason', async () => {
    const start = jest.fn(() => Promise.reject(new Error('Out of memory')));
    await expect(startOnFreePort(choose, start)).rejects.toThrow('Out of memory');
    expect(start).toHaveBeenCalledTimes(1);
  });
});
