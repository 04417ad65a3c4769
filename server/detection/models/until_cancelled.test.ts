import { setTimeout as delay } from 'timers/promises';
import { AppError } from '../../../common/errors';
import { deleteDetector } from '../detectors/delete_detector';
import { describeDetector } from '../detectors/describe_detector';
import { askForTraining, cancelTraining } from './ask_for_training';
import { trainDetector } from './train_detector';
import { by, isoOf, trainForLong, world } from './training.mock';
import { silentAfterMs } from './training_marker';

const { signal } = new AbortController();

describe('a training that runs', () => {
  it('ends within seconds once it is cancelled, stores nothing and says so', async () => {
    const { ports, scheduler, stateOf } = world();
    const begun = trainForLong(ports);
    const training = trainDetector(ports, 'pump', signal);
    const ended = expect(training).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
    await begun;
    expect(stateOf()?.training).toMatchObject({ asked_at: null, began_at: isoOf(ports) });
    expect(await cancelTraining(ports, scheduler, { id: 'pump', who: 'ada' })).toBe('running');
    await ended;
    expect(ports.modelsOf).toEqual([]);
    expect(stateOf()?.runs).toMatchObject([
      { kind: 'train', error: { code: 'TRAINING_CANCELLED' } },
    ]);
    expect(stateOf()).toMatchObject({ error: null, trainings_cancelled: 1 });
    expect(ports.logged).toEqual(['Detector pump: training cancelled by ada (running)']);
  });

  it('stores nothing that was cancelled at the last moment', async () => {
    const { ports, scheduler } = world();
    const train = ports.forest.train.bind(ports.forest);
    ports.forest.train = async (...given) => {
      await cancelTraining(ports, scheduler, { id: 'pump' });
      return train(...given);
    };
    await expect(trainDetector(ports, 'pump', signal)).rejects.toMatchObject({
      code: 'TRAINING_CANCELLED',
    });
    expect(ports.modelsOf).toEqual([]);
  });

  it('stores nothing where it is cancelled while its manifest is made', async () => {
    const { ports, scheduler } = world();
    const versions = ports.models.versions.bind(ports.models);
    ports.models.versions = async (id) => {
      await cancelTraining(ports, scheduler, { id: 'pump' });
      return versions(id);
    };
    const save = jest.spyOn(ports.models, 'save');
    await expect(trainDetector(ports, 'pump', signal)).rejects.toMatchObject({
      code: 'TRAINING_CANCELLED',
    });
    expect(save).not.toHaveBeenCalled();
  });

  it('leaves no version and no role where it is cancelled while it is stored', async () => {
    const { ports, scheduler, stateOf } = world();
    const save = ports.models.save.bind(ports.models);
    ports.models.save = async (model) => {
      await save(model);
      await cancelTraining(ports, scheduler, { id: 'pump' });
    };
    await expect(trainDetector(ports, 'pump', signal)).rejects.toMatchObject({
      code: 'TRAINING_CANCELLED',
    });
    expect(ports.modelsOf).toEqual([]);
    expect(ports.rolesOf.size).toBe(0);
    expect(stateOf()).toHaveProperty('training_held_since');
  });

  it('is past cancelling once its model gets a role, and says so', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    const get = ports.roles.get.bind(ports.roles);
    const said: unknown[] = [];
    ports.roles.get = async (id) => {
      // From the roles of a stored model on, it is being given one.
      if (ports.modelsOf.length > 0 && said.length === 0) {
        said.push(await cancelTraining(ports, scheduler, { id: 'pump' }));
        await delay(1_200);
      }
      return get(id);
    };
    await askForTraining(ports, scheduler, { detector });
    await trainDetector(ports, 'pump', signal, by({ cancels: 0 }));
    expect(said).toEqual(['none']);
    expect(ports.rolesOf.get('pump')?.value).toMatchObject({ champion: 1 });
    expect(stateOf()).not.toHaveProperty('training_held_since');
    expect(stateOf()).not.toHaveProperty('training');
    expect(stateOf()?.runs).toMatchObject([{ kind: 'train', rows_scored: 100 }]);
  });

  it('ends within seconds once its detector is deleted, and leaves nothing behind', async () => {
    const { ports } = world();
    const begun = trainForLong(ports);
    const training = trainDetector(ports, 'pump', signal);
    const ended = expect(training).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
    await begun;
    await deleteDetector(ports, 'pump');
    await ended;
    expect(ports.modelsOf).toEqual([]);
    expect(ports.stateOf.size).toBe(0);
  });

  it('gives a deleted detector no model, however late it is deleted', async () => {
    const { ports } = world();
    const save = ports.models.save.bind(ports.models);
    ports.models.save = async (model) => {
      await deleteDetector(ports, 'pump');
      await save(model);
    };
    await expect(trainDetector(ports, 'pump', signal)).rejects.toMatchObject({
      code: 'TRAINING_CANCELLED',
    });
    expect(ports.modelsOf).toEqual([]);
    expect(ports.rolesOf.size).toBe(0);
  });

  it('has its line in the history also where it is cancelled while it reads', async () => {
    const { detector, ports, scheduler, stateOf, waiting } = world();
    await askForTraining(ports, scheduler, { detector });
    const sample = ports.reader.sample.bind(ports.reader);
    ports.reader.sample = async function* (...given) {
      await cancelTraining(ports, scheduler, { id: 'pump' });
      await new Promise((resolve) => given[2].addEventListener('abort', resolve));
      yield* sample(...given);
    };
    await expect(
      trainDetector(ports, 'pump', signal, by(waiting.get('pump'))),
    ).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
    expect(stateOf()?.runs).toMatchObject([
      { kind: 'train', rows_read: 0, error: { code: 'TRAINING_CANCELLED' } },
    ]);
  });

  it('leaves what is said of another one that began after it', async () => {
    const { detector, ports, scheduler, stateOf, waiting } = world();
    const train = ports.forest.train.bind(ports.forest);
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const begun = new Promise<void>((resolve) => {
      ports.forest.train = async (...given) => {
        resolve();
        await held;
        return train(...given);
      };
    });
    const due = trainDetector(ports, 'pump', signal);
    await begun;
    const first = stateOf()?.training;
    await askForTraining(ports, scheduler, { detector });
    expect(stateOf()?.training).toMatchObject({ began_at: null });
    const second = trainForLong(ports);
    const asked = trainDetector(ports, 'pump', signal, by(waiting.get('pump')));
    const ended = expect(asked).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
    await second;
    const marker = stateOf()?.training;
    expect(marker?.token).not.toBe(first?.token);
    goOn();
    await due;
    expect(stateOf()?.training).toEqual(marker);
    expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('running');
    await ended;
    expect(stateOf()).not.toHaveProperty('training');
  });

  it('is taken for gone where nothing is heard of it any more', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    const begun = trainForLong(ports);
    const host = new AbortController();
    const put = ports.states.put.bind(ports.states);
    const training = trainDetector(ports, 'pump', host.signal).catch(() => undefined);
    await begun;
    ports.states.put = () => Promise.reject(new AppError('ES_UNAVAILABLE', 'No answer.'));
    host.abort();
    await training;
    ports.states.put = put;
    expect((await describeDetector(ports, 'pump')).state.training).toBeDefined();
    ports.now += silentAfterMs;
    expect((await describeDetector(ports, 'pump')).state).not.toHaveProperty('training');
    expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('none');
    expect(stateOf()).not.toHaveProperty('training_held_since');
    await askForTraining(ports, scheduler, { detector });
    expect(stateOf()?.training).toEqual({ asked_at: isoOf(ports), began_at: null });
  });

  it('says again and again that it runs, however long it takes', async () => {
    const { ports, scheduler, stateOf } = world();
    const begun = trainForLong(ports);
    const training = trainDetector(ports, 'pump', signal).catch(() => undefined);
    await begun;
    const began = isoOf(ports);
    ports.now += silentAfterMs;
    const seen = isoOf(ports);
    for (let turn = 0; turn < 300 && stateOf()?.training?.seen_at !== seen; turn++) await delay(10);
    expect(stateOf()?.training).toMatchObject({ began_at: began, seen_at: seen });
    expect((await describeDetector(ports, 'pump')).state.training).toBeDefined();
    await cancelTraining(ports, scheduler, { id: 'pump' });
    await training;
  });

  it('keeps one that was asked for meanwhile', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    const begun = trainForLong(ports);
    const training = trainDetector(ports, 'pump', signal).catch(() => undefined);
    await begun;
    await cancelTraining(ports, scheduler, { id: 'pump' });
    await askForTraining(ports, scheduler, { detector });
    await training;
    expect(stateOf()?.training).toMatchObject({ began_at: null });
  });
});
