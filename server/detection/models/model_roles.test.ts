import { modelHistory } from './describe_models';
import { manual, rolesOf } from './model_life.mock';
import { documents, trainedWorld } from '../ports/ports.mock';
import { runTrainCycle } from './run_train_cycle';
import { scoreDetector } from '../scoring/score_detector';
import { trainDetector } from './train_detector';

const { signal } = new AbortController();

describe('roles', () => {
  it('lets the newest model score unless the detector says otherwise', async () => {
    const ports = await trainedWorld(documents(60));
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
    await trainDetector(ports, 'pump', signal);
    expect(await rolesOf(ports)).toEqual({ champion: 2, challenger: null });
  });

  it('makes a new model the challenger where people promote', async () => {
    const ports = await trainedWorld(documents(60), manual());
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
    await trainDetector(ports, 'pump', signal);
    await trainDetector(ports, 'pump', signal);
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: 3 });
    await scoreDetector(ports, 'pump', { signal });
    for (const { ml } of ports.written.values()) expect(ml.model_version).toBe(1);
  });

  it('scores with nothing where a model was stored without a role', async () => {
    const ports = await trainedWorld(documents(60));
    ports.rolesOf.clear();
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toMatchObject({
      code: 'MODEL_NOT_TRAINED',
    });
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({ model: { version: 2 } });
    expect(await rolesOf(ports)).toEqual({ champion: 2, challenger: null });
  });

  it('gives two trainings at once a version each', async () => {
    const ports = await trainedWorld(documents(60));
    const models = await Promise.all([1, 2].map(() => trainDetector(ports, 'pump', signal)));
    expect(models.map(({ version }) => version).sort()).toEqual([2, 3]);
    expect((await ports.models.list('pump')).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect((await modelHistory(ports, 'pump')).map(({ action }) => action)).toEqual(
      new Array(3).fill('train'),
    );
  });
});
