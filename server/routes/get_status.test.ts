import { getStatus } from '../../common/api/get_status';
import { aDetector, InMemoryPorts } from '../detection/ports/ports.mock';
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
    startDemo: null,
  };
  const { signal } = new AbortController();
  const context = { ports, host, signal } as unknown as RouteContext;
  const status = await getStatusRoute.call({ params: {}, body: {} }, context);
  const detectors = { total: 2, running: 0, failing: 0, waiting: 1, disabled: 1 };
  expect(status).toMatchObject({ detectors, can_start_demo: false });
  expect(getStatus.response.is({ ...(status as object), assets: [] })).toBe(true);
  expect(status).toMatchObject({
    detectors: { list: [{ id: 'pump', phase: 'waiting_for_rows' }, { id: 'fan' }] },
  });
  expect(counts).toBe(0);
});
