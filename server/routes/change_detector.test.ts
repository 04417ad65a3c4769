import { changeDetector as contract } from '../../common/api/change_detector';
import { getDetector } from '../../common/api/get_detector';
import { aDetector, InMemoryPorts } from '../detection/ports/ports.mock';
import { changeDetectorRoute } from './change_detector';
import { getDetectorRoute } from './get_detector';
import type { RouteContext } from './route';

const { signal } = new AbortController();

function host(enabled = true) {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector({ enabled }));
  const scheduled: string[] = [];
  const scheduler = {
    schedule: ({ id, schedule }: ReturnType<typeof aDetector>) =>
      Promise.resolve(void scheduled.push(`${id} every ${schedule.interval}`)),
  };
  const context = { ports, scheduler, signal, user: 'ada' } as unknown as RouteContext;
  const params = { id: 'pump' };
  return {
    scheduled,
    ports,
    read: async () =>
      getDetector.response.decode(await getDetectorRoute.call({ params, body: {} }, context)),
    change: (body: object) => changeDetectorRoute.call({ params, body }, context),
  };
}

const schedule = { ...aDetector().schedule, interval: '1m' };

it('changes what was read, and schedules it anew', async () => {
  const { change, read, scheduled, ports } = host();
  const answer = await read();
  if (answer._tag === 'Left') throw new Error('not as the contract says');
  const { detector, version } = answer.right;
  const changed = await change({ version, detector: { ...detector, schedule } });
  expect(contract.response.is(changed)).toBe(true);
  expect(changed).toMatchObject({ detector: { schedule } });
  expect((changed as { version: string }).version).not.toBe(version);
  expect(scheduled).toEqual(['pump every 1m']);
  expect(ports.logged).toEqual(['Detector pump was changed by ada']);
  // Read before it was changed.
  await expect(change({ version, detector })).rejects.toMatchObject({ code: 'DETECTOR_CHANGED' });
  expect(scheduled).toHaveLength(1);
});

it('schedules nothing of a disabled one', async () => {
  const { change, ports, scheduled } = host(false);
  const stored = await ports.detectors.get('pump');
  await change({ version: stored?.version, detector: { ...stored?.value, schedule } });
  expect(ports.stored.get('pump')?.schedule.interval).toBe('1m');
  expect(scheduled).toEqual([]);
});

it.each([
  [{ detector: aDetector() }, 'version'],
  [{ version: 'x', detector: { ...aDetector(), odd: 1 } }, 'odd'],
  [{ version: 'x', detector: { ...aDetector(), schedule: { interval: 'often' } } }, 'interval'],
])('refuses a body that is not as it should', async (body, named) => {
  const { change } = host();
  await expect(change(body)).rejects.toMatchObject({
    code: 'REQUEST_INVALID',
    message: expect.stringContaining(named) as unknown,
  });
});
