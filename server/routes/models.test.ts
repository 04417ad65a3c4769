import { modelListCodec } from '../../common/api/list_models';
import { modelHistory } from '../../common/api/model_history';
import { getModel } from '../../common/api/get_model';
import { AppError } from '../../common/errors';
import {
  aDetector,
  documents,
  type InMemoryPorts,
  trainedWorld,
} from '../detection/ports/ports.mock';
import { scoreDetector } from '../detection/scoring/score_detector';
import { trainDetector } from '../detection/models/train_detector';
import { routes } from './all_routes';
import type { RouteContext } from './route';

const { signal } = new AbortController();
const detectorPath = '/api/anomaly_forest/detectors/{id}';

function callOf(ports: InMemoryPorts, user: string | null) {
  const context = { ports, user, signal } as unknown as RouteContext;
  return async (request: string, params: object, body: object = {}) => {
    const [method = '', path = ''] = request.split(' ');
    const route = routes.find(
      ({ contract }) => contract.method === method && contract.path === `${detectorPath}${path}`,
    );
    if (route === undefined) throw new Error(`no route ${request}`);
    // As it comes out of the other end of a wire.
    const answer = await route.call({ params: { id: 'pump', ...params }, body }, context);
    return JSON.parse(JSON.stringify(answer)) as unknown;
  };
}

async function contested() {
  const training = { ...aDetector().training, promote: 'manual' as const };
  const ports = await trainedWorld(documents(600), aDetector({ training }));
  await trainDetector(ports, 'pump', signal);
  await scoreDetector(ports, 'pump', { signal });
  return ports;
}

it('lists versions and their roles, as its contract says', async () => {
  const call = callOf(await contested(), null);
  const list = await call('get /models', {});
  expect(modelListCodec.is(list)).toBe(true);
  expect(list).toMatchObject({
    champion: 1,
    challenger: 2,
    comparison: { rows: 600 },
    live: { drift: { reading: 'stable' } },
    models: [
      { version: 2, role: 'challenger' },
      { version: 1, role: 'champion' },
    ],
  });
  const one = await call('get /models/{version}', { version: '2' });
  expect(getModel.response.is(one)).toBe(true);
  expect(one).toMatchObject({ role: 'challenger', manifest: { version: 2 } });
});

it('shows a manifest to those alone who may read the source', async () => {
  const ports = await contested();
  const refusal = new AppError('ES_FORBIDDEN', 'No right to read pump.');
  ports.reader.count = () => Promise.reject(refusal);
  const call = callOf(ports, 'bob');
  await expect(call('get /models/{version}', { version: '2' })).rejects.toBe(refusal);
  const list = JSON.stringify(await call('get /models', {}));
  for (const key of ['manifest', 'query', 'categories']) expect(list).not.toContain(`"${key}":`);
});

it('puts each change down to the person whom the host knows', async () => {
  const call = callOf(await contested(), 'ada');
  const two = { version: '2' };
  const roles = async (request: string, params: object, body?: object) => {
    const { champion, challenger } = (await call(request, params, body)) as Record<string, unknown>;
    return { champion, challenger };
  };
  const promote = 'post /models/{version}/promote';
  expect(await roles(promote, two, { why: 'finds more' })).toEqual({
    champion: 2,
    challenger: null,
  });
  expect(await roles('post /roll_back', {})).toEqual({ champion: 1, challenger: null });
  expect(await roles(promote, two, { as: 'challenger' })).toEqual({ champion: 1, challenger: 2 });
  expect(await roles('post /withdraw_challenger', {})).toEqual({ champion: 1, challenger: null });
  expect(await roles('delete /models/{version}', two)).toEqual({ champion: 1, challenger: null });
  const history = await call('get /model_history', {});
  expect(modelHistory.response.is(history)).toBe(true);
  expect(history).toMatchObject({
    history: [
      { action: 'delete', who: 'ada', why: '' },
      { action: 'withdraw', who: 'ada' },
      { action: 'challenge', who: 'ada' },
      { action: 'roll_back', who: 'ada' },
      { action: 'promote', who: 'ada', why: 'finds more' },
      { action: 'train', who: 'schedule' },
      { action: 'train' },
    ],
  });
});

it('says unknown where nobody logs in', async () => {
  const call = callOf(await contested(), null);
  await call('post /roll_back', {}).catch(() => undefined);
  await call('post /withdraw_challenger', {}, { why: 'noise' });
  expect(await call('get /model_history', {})).toMatchObject({
    history: [{ who: 'unknown', why: 'noise' }, {}, {}],
  });
});

it.each([{ version: '0' }, { version: '-1' }, { version: '1e3' }, { version: '../1' }])(
  'refuses %j as a version',
  async (params) => {
    const call = callOf(await contested(), null);
    await expect(call('get /models/{version}', params)).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
    });
  },
);
