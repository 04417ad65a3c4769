/** Each setting takes effect on what runs or is created after it was written through the API. */
import { getConfiguration } from '../../common/api/get_configuration';
import { usualConfiguration } from '../../common/configuration';
import { createDetector } from '../detection/detectors/create_detector';
import { enableDetector } from '../detection/detectors/enable_detector';
import { aDetector, documents, InMemoryPorts, trainedWorld } from '../detection/ports/ports.mock';
import { scoreDetector } from '../detection/scoring/score_detector';
import { getConfigurationRoute } from './get_configuration';
import { putConfigurationRoute } from './put_configuration';
import type { RouteContext } from './route';

const { signal } = new AbortController();
const input = { id: 'fan', source: { indices: ['fan'] }, features: ['x'] };

const contextOf = (ports: InMemoryPorts, user: string | null = 'ada') =>
  ({ ports, user, signal }) as unknown as RouteContext;
const put = (ports: InMemoryPorts, body: unknown) =>
  putConfigurationRoute.call({ params: {}, body }, contextOf(ports));

it('is read and replaced, and the log says by whom', async () => {
  const ports = new InMemoryPorts();
  const read = () => getConfigurationRoute.call({ params: {}, body: {} }, contextOf(ports));
  expect(await read()).toEqual({ configuration: usualConfiguration, usual: usualConfiguration });
  const answer = await put(ports, { detector_defaults: { trees: 50 } });
  expect(getConfiguration.response.is(answer)).toBe(true);
  expect(await read()).toEqual(answer);
  expect(answer).toMatchObject({
    configuration: { pages_in_flight: 4, detector_defaults: { trees: 50, interval: '10s' } },
  });
  expect(ports.logged).toEqual(['The configuration was changed by ada']);
  await put(ports, {});
  expect(await read()).toMatchObject({ configuration: usualConfiguration });
});

it.each([
  [{ pages_in_flight: 0 }, 'pages_in_flight'],
  [{ pages_in_flight: 2.5 }, 'pages_in_flight'],
  [{ run_budget: '10m' }, 'run_budget must be a duration from 5s to 90s'],
  [{ minimum_interval: '2d' }, 'minimum_interval'],
  [{ detector_defaults: { treees: 1 } }, 'treees'],
  [{ minimum_interval: '1m' }, 'detector_defaults.interval 10s is under minimum_interval 1m'],
])('refuses %j', async (body, problem) => {
  const ports = new InMemoryPorts();
  await expect(put(ports, body)).rejects.toMatchObject({
    code: 'REQUEST_INVALID',
    message: expect.stringContaining(problem) as string,
  });
  expect(ports.configured).toBe(usualConfiguration);
});

it('minimum_interval: a detector that would run more often is neither created nor enabled', async () => {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector({ enabled: false }));
  await put(ports, { minimum_interval: '30s', detector_defaults: { interval: '1m' } });
  const refusal = {
    code: 'DETECTOR_INVALID',
    message: expect.stringContaining('under the minimum of 30s') as string,
  };
  const often = { ...input, schedule: { interval: '29s' } };
  await expect(createDetector(ports, often)).rejects.toMatchObject(refusal);
  await expect(enableDetector(ports, { id: 'pump', enabled: true })).rejects.toMatchObject(refusal);
  expect(ports.stored.get('pump')?.enabled).toBe(false);
  await createDetector(ports, { ...input, schedule: { interval: '30s' } });
  expect(ports.stored.has('fan')).toBe(true);
});

it('detector_defaults: a new detector gets them where it says nothing else', async () => {
  const ports = new InMemoryPorts();
  const defaults = {
    interval: '20s',
    query_delay: '1m',
    reconcile_interval: '1h',
    lookback: '1d',
    max_rows: 5_000,
    trees: 50,
    sample_size: 128,
    contamination: 0.02,
  };
  await put(ports, { detector_defaults: defaults });
  const { model, schedule, source, training } = await createDetector(ports, {
    ...input,
    model: { trees: 70 },
  });
  expect(source.query_delay).toBe('1m');
  expect(training.max_rows).toBe(5_000);
  expect(schedule).toEqual({ interval: '20s', reconcile_interval: '1h', lookback: '1d' });
  expect(model).toMatchObject({
    trees: 70,
    sample_size: 128,
    threshold: { contamination: 0.02 },
  });
});

it('run_budget: a run leaves the rest to the next when its time is over', async () => {
  const ports = await trainedWorld(documents(95));
  ports.beforeWrite = () => void (ports.now += 2_000);
  await put(ports, { run_budget: '5s' });
  const short = await scoreDetector(ports, 'pump', { signal });
  expect(short.more).toBe(true);
  await put(ports, {});
  expect((await scoreDetector(ports, 'pump', { signal })).more).toBe(false);
});

it.each([1, 3])('pages_in_flight: at most %d pages are on their way', async (pages) => {
  const ports = await trainedWorld(documents(95));
  await put(ports, { pages_in_flight: pages });
  let [now, most] = [0, 0];
  const { writer } = ports;
  let goOn: () => void = () => undefined;
  const allOnTheirWay = new Promise<void>((resolve) => (goOn = resolve));
  const write = async (...given: Parameters<typeof writer.write>) => {
    most = Math.max(most, (now += 1));
    if (now === pages) goOn();
    await allOnTheirWay;
    // One page more would be on its way by then.
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= 1;
    return writer.write(...given);
  };
  ports.writer = { write };
  await scoreDetector(ports, 'pump', { signal });
  expect(most).toBe(pages);
});
