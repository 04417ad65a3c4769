import { type ModelRoles, noRoles } from '../../../common/model_roles';
import { modelHistory } from './describe_models';
import { promoteModel, rollBack } from './change_model_roles';
import { aDetector, documents, trainedWorld } from '../ports/ports.mock';
import { versionsToPrune } from './prune_models';
import { trainDetector } from './train_detector';

const { signal } = new AbortController();
const ada = { who: 'ada', why: 'because' };

const takeOver = (from: number, to: number) =>
  ({ champion: { from, to } }) as ModelRoles['history'][number];

test.each<[string, Partial<ModelRoles>, number, number[]]>([
  ['nothing while there are few', { champion: 1 }, 6, []],
  ['all but the newest', { champion: 6 }, 2, [1, 2, 3, 4]],
  ['neither champion nor challenger', { champion: 1, challenger: 3 }, 2, [2, 4]],
  [
    'none of the champions of the last three take-overs',
    {
      champion: 3,
      history: [takeOver(3, 3), takeOver(2, 3), takeOver(5, 2), takeOver(4, 5), takeOver(1, 4)],
    },
    1,
    [1],
  ],
])('prunes %s', (_, roles, keep, expected) => {
  expect(versionsToPrune([3, 1, 2, 6, 5, 4], { ...noRoles, ...roles }, keep)).toEqual(expected);
});

const keeping = (keep_versions: number) =>
  aDetector({
    model: { ...aDetector().model, keep_versions },
    training: { ...aDetector().training, promote: 'manual' },
  });

test('trainings keep the newest versions and those in use, and the history tells of the rest', async () => {
  const ports = await trainedWorld(documents(60), keeping(2));
  for (let i = 0; i < 4; i++) await trainDetector(ports, 'pump', signal);
  // 1 scores, 5 is the challenger, 4 the other one of the two newest.
  expect((await ports.models.list('pump')).map(({ version }) => version)).toEqual([1, 4, 5]);
  const deleted = (await modelHistory(ports, 'pump')).filter(({ action }) => action === 'delete');
  expect(deleted).toEqual([
    expect.objectContaining({
      version: 3,
      who: 'schedule',
      why: 'Older than the 2 newest versions.',
    }),
    expect.objectContaining({ version: 2 }),
  ]);
  await promoteModel(ports, 'pump', { version: 5, ...ada });
  for (let i = 0; i < 3; i++) await trainDetector(ports, 'pump', signal);
  expect((await rollBack(ports, 'pump', ada)).champion).toBe(1);
});

test('a manifest says how its model was made, not how long it is kept', async () => {
  const ports = await trainedWorld(documents(60), keeping(2));
  expect(ports.modelsOf[0]?.manifest.options).not.toHaveProperty('keep_versions');
});

test('what cannot be deleted is said in the log, and the training counts', async () => {
  const ports = await trainedWorld(documents(60), keeping(1));
  const list = ports.models.list.bind(ports.models);
  ports.models.delete = () => Promise.reject(new Error('no'));
  for (let i = 0; i < 2; i++) await trainDetector(ports, 'pump', signal);
  expect(ports.logged).toContainEqual(expect.stringContaining('pump, old models'));
  expect(await list('pump')).toHaveLength(3);
});
