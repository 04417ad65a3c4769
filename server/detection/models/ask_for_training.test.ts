import { AppError } from '../../../common/errors';
import { askForTraining, cancelTraining } from './ask_for_training';
import { describeDetector } from '../detectors/describe_detector';
import { aDetector, documents, InMemoryPorts } from '../ports/ports.mock';
import { runTrainCycle } from './run_train_cycle';
import type { Asked, TaskScheduler } from '../services';
import { trainDetector } from './train_detector';
import { enableDetector } from '../detectors/enable_detector';

const { signal } = new AbortController();

/** A scheduler that only keeps what is asked for, as one does whose hands are full. */
function busyScheduler() {
  const waiting = new Map<string, Asked>();
  const nothing = () => Promise.resolve();
  const scheduler: TaskScheduler = {
    schedule: nothing,
    unschedule: nothing,
    runSoon: ({ id }, _task, asked = {}) => Promise.resolve(void waiting.set(id, asked)),
    dropTraining: (id) => Promise.resolve(void waiting.delete(id)),
  };
  return { scheduler, waiting };
}

function world() {
  const ports = new InMemoryPorts();
  const detector = aDetector();
  ports.source = documents(100);
  ports.stored.set(detector.id, detector);
  const stateOf = () => ports.stateOf.get('pump')?.value;
  return { ports, detector, stateOf, ...busyScheduler() };
}

/** Trains until it is aborted, as a long training does. */
function trainForLong(ports: InMemoryPorts): Promise<void> {
  return new Promise((begun) => {
    ports.forest.train = (_matrix, _options, own) =>
      new Promise((_, reject) => {
        begun();
        own?.addEventListener('abort', () => reject(new AppError('ABORTED', 'It was cancelled.')));
      });
  });
}

const by = (asked: Asked = {}) => ({ who: 'ada', why: 'Asked for.', ...asked });

describe('a training that waits for its turn', () => {
  it('never begins once it is cancelled', async () => {
    const { detector, ports, scheduler, stateOf, waiting } = world();
    await askForTraining(ports, scheduler, { detector, who: 'ada' });
    expect(stateOf()?.training).toEqual({ asked_at: expect.any(String) as string, began_at: null });
    const asked = waiting.get('pump');
    expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('queued');
    expect(waiting.size).toBe(0);
    expect(stateOf()?.training).toBeUndefined();

    // It was on its way to begin when it was cancelled.
    const late = trainDetector(ports, 'pump', signal, by(asked));
    await expect(late).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
    expect(ports.modelsOf).toEqual([]);
    expect(stateOf()?.runs).toEqual([]);
    expect(stateOf()?.error).toBeNull();
  });

  it('can be asked for anew, and trains then', async () => {
    const { detector, ports, scheduler, stateOf, waiting } = world();
    await askForTraining(ports, scheduler, { detector });
    await cancelTraining(ports, scheduler, { id: 'pump' });
    await askForTraining(ports, scheduler, { detector });
    await trainDetector(ports, 'pump', signal, by(waiting.get('pump')));
    expect(ports.modelsOf).toHaveLength(1);
    expect(stateOf()).not.toHaveProperty('training');
    expect(stateOf()).not.toHaveProperty('training_held_since');
  });

  it('is not said to wait where it could not be asked for, or its detector is disabled', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    const refused = new AppError('STATE_CONFLICT', 'The other one has not ended yet.');
    await expect(
      askForTraining(ports, { ...scheduler, runSoon: () => Promise.reject(refused) }, { detector }),
    ).rejects.toBe(refused);
    expect(stateOf()).not.toHaveProperty('training');
    await askForTraining(ports, scheduler, { detector });
    await enableDetector(ports, { id: 'pump', enabled: false });
    expect(stateOf()).not.toHaveProperty('training');
  });
});

describe('a training whose host died on the way', () => {
  const lost = async () => {
    const all = world();
    const begun = trainForLong(all.ports);
    void trainDetector(all.ports, 'pump', signal).catch(() => undefined);
    await begun;
    const running = async () => (await describeDetector(all.ports, 'pump')).state.training;
    return { ...all, running };
  };

  it('is said to run for as long as it may, and no longer', async () => {
    const { ports, running, scheduler } = await lost();
    ports.now += 599_000;
    expect(await running()).toMatchObject({ began_at: expect.any(String) as string });
    ports.now += 2_000;
    expect(await running()).toBeUndefined();
    expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('none');
  });

  it('gives its place to the next one that is asked for', async () => {
    const { detector, ports, running, scheduler, waiting } = await lost();
    ports.now += 601_000;
    await askForTraining(ports, scheduler, { detector });
    expect(await running()).toMatchObject({ began_at: null });
    expect(waiting.size).toBe(1);
    await cancelTraining(ports, scheduler, { id: 'pump' });
  });
});

describe('a training that runs', () => {
  it('ends within seconds once it is cancelled, stores nothing and says so', async () => {
    const { ports, scheduler, stateOf } = world();
    const begun = trainForLong(ports);
    const training = trainDetector(ports, 'pump', signal);
    const ended = expect(training).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
    await begun;
    expect(stateOf()?.training).toEqual({ asked_at: null, began_at: expect.any(String) as string });
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

describe('a training that is due', () => {
  it('does not begin by itself again after it was cancelled, until somebody asks for one', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    const train = ports.forest.train.bind(ports.forest);
    const begun = trainForLong(ports);
    const cycle = runTrainCycle(ports, 'pump', signal);
    const ended = expect(cycle).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
    await begun;
    await cancelTraining(ports, scheduler, { id: 'pump' });
    await ended;
    ports.forest.train = train;
    expect(await runTrainCycle(ports, 'pump', signal)).toEqual({ ran: false, because: 'not_due' });
    await askForTraining(ports, scheduler, { detector });
    expect(stateOf()).not.toHaveProperty('training_held_since');
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({ ran: true });
  });

  it('waits for another interval after it was cancelled', async () => {
    const { ports, detector, scheduler } = world();
    ports.stored.set('pump', {
      ...detector,
      training: { ...detector.training, retrain_every: '1h' },
    });
    await trainDetector(ports, 'pump', signal);
    ports.now += 3_600_000;
    const train = ports.forest.train.bind(ports.forest);
    const begun = trainForLong(ports);
    const cycle = runTrainCycle(ports, 'pump', signal).catch(() => undefined);
    await begun;
    await cancelTraining(ports, scheduler, { id: 'pump' });
    await cycle;
    ports.forest.train = train;
    expect(await runTrainCycle(ports, 'pump', signal)).toEqual({ ran: false, because: 'not_due' });
    ports.now += 3_600_000;
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({ ran: true });
  });
});

it('answers that there was nothing to cancel, and then holds nothing back', async () => {
  const { ports, scheduler, stateOf } = world();
  expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('none');
  expect(stateOf()).not.toHaveProperty('training_held_since');
  await expect(cancelTraining(ports, scheduler, { id: 'nobody' })).rejects.toMatchObject({
    code: 'DETECTOR_NOT_FOUND',
  });
});
