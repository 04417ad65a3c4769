import { aDetector, InMemoryPorts } from '../detection/ports.mock';
import { getStatusRoute } from './get_status';
import type { RouteContext } from './route';

test('detectors are counted by phase, without reading their rows', async () => {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector());
  ports.stored.set('fan', aDetector({ id: 'fan', enabled: false }));
  let counts = 0;
  ports.reader.count = () => Promise.resolve((counts += 1));
  const host = {
    version: '1',
    kind: 'kibana',
    assets: () => null,
    elasticsearchVersion: () => Promise.resolve('9.0.0'),
  };
  const { signal } = new AbortController();
  const context = { ports, host, signal } as unknown as RouteContext;
  const status = await getStatusRoute.call({ params: {}, body: {} }, context);
  expect(status).toMatchObject({ detectors: { total: 2, running: 0, failing: 0 } });
  expect(counts).toBe(0);
});
