import { createDetector } from './create_detector';
import { deleteDetector } from './delete_detector';
import { AppError } from '../../../common/errors';
import { aDetector, documents, trainedWorld } from '../ports/ports.mock';
import { scoreDetector } from '../scoring/score_detector';

const { signal } = new AbortController();

it('leaves nothing of a detector but its results', async () => {
  const ports = await trainedWorld(documents(100));
  await scoreDetector(ports, 'pump', { signal });
  await deleteDetector(ports, 'pump');
  expect(ports.stored.size + ports.stateOf.size + ports.rolesOf.size).toBe(0);
  expect(ports.modelsOf).toEqual([]);
  expect(ports.written.size).toBe(100);
});

it('leaves nothing to the next detector of its id where it is cut off on the way', async () => {
  const ports = await trainedWorld(documents(100));
  await scoreDetector(ports, 'pump', { signal });
  const away = new AppError('ES_UNAVAILABLE', 'No answer.');
  const forget = ports.roles.delete.bind(ports.roles);
  ports.roles.delete = () => Promise.reject(away);
  await expect(deleteDetector(ports, 'pump')).rejects.toBe(away);
  ports.roles.delete = forget;
  await createDetector(ports, aDetector());
  expect(ports.rolesOf.size).toBe(0);
  expect(ports.modelsOf).toEqual([]);
  expect((await ports.states.get('pump')).value).toMatchObject({ checkpoint: null, runs: [] });
});
