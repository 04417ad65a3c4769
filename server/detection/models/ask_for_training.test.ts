import { AppError } from '../../../common/errors';
import { askForTraining, cancelTraining } from './ask_for_training';
import { documents } from '../ports/ports.mock';
import { runTrainCycle } from './run_train_cycle';
import { trainDetector } from './train_detector';
import { by, isoOf, trainForLong, world } from './training.mock';
import { enableDetector } from '../detectors/enable_detector';
import { updateDetector } from '../detectors/update_detector';

const { signal } = new AbortController();

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

  it('stays held back, and another request stays, where it could not be asked for', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    const refusing = { ...scheduler, runSoon: () => Promise.reject(new Error('No tasks.')) };
    await askForTraining(ports, scheduler, { detector });
    await cancelTraining(ports, scheduler, { id: 'pump' });
    const heldSince = isoOf(ports);
    await expect(askForTraining(ports, refusing, { detector })).rejects.toThrow('No tasks.');
    expect(stateOf()).toMatchObject({ training_held_since: heldSince });
    expect(stateOf()).not.toHaveProperty('training');

    await askForTraining(ports, scheduler, { detector });
    await expect(askForTraining(ports, refusing, { detector })).rejects.toThrow('No tasks.');
    expect(stateOf()?.training).toMatchObject({ began_at: null });
  });

  it.each([true, false])('is not held back once its detector is enabled: %s', async (imported) => {
    const { detector, ports, scheduler, stateOf } = world();
    const disabled = { ...detector, enabled: false };
    const enable = (enabled: boolean) =>
      imported
        ? updateDetector(ports, { ...detector, enabled }, signal)
        : enableDetector(ports, { id: 'pump', enabled });
    await askForTraining(ports, scheduler, { detector });
    await cancelTraining(ports, scheduler, { id: 'pump' });
    await askForTraining(ports, scheduler, { detector });
    await enable(false);
    expect(stateOf()).not.toHaveProperty('training');

    ports.stored.set('pump', disabled);
    await askForTraining(ports, scheduler, { detector });
    await cancelTraining(ports, scheduler, { id: 'pump' });
    expect(stateOf()).toHaveProperty('training_held_since');
    await enable(true);
    expect(stateOf()).not.toHaveProperty('training_held_since');
  });

  it('is not held back any more, nor waits, once its detector is disabled by import', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    await askForTraining(ports, scheduler, { detector });
    await cancelTraining(ports, scheduler, { id: 'pump' });
    await updateDetector(ports, { ...detector, enabled: false }, signal);
    expect(stateOf()).not.toHaveProperty('training_held_since');
  });

  it('stays held back where it is cancelled while it is still being asked for', async () => {
    const { detector, ports, scheduler, stateOf } = world();
    const cancelled = async () => {
      await cancelTraining(ports, scheduler, { id: 'pump' });
    };
    await askForTraining(ports, { ...scheduler, runSoon: cancelled }, { detector });
    expect(stateOf()).toHaveProperty('training_held_since');
    expect(stateOf()).not.toHaveProperty('training');
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

describe('a training that is due', () => {
  it.each([10, 100])('is not said to run while there are too few rows, with %i', async (rows) => {
    const { detector, ports, scheduler, stateOf } = world();
    ports.source = documents(rows);
    if (rows === 100)
      ports.stored.set('pump', { ...detector, features: [{ field: 'z', missing: 'median' }] });
    const sample = ports.reader.sample.bind(ports.reader);
    ports.reader.sample = async function* (...given) {
      yield* sample(...given);
      expect(stateOf()?.training).toBeUndefined();
    };
    const put = jest.spyOn(ports.states, 'put');
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({
      because: 'not_enough_rows',
    });
    for (const [, state] of put.mock.calls) expect(state).not.toHaveProperty('training');
    expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('none');
    expect(stateOf()).not.toHaveProperty('training_held_since');
  });

  it('begins by itself an interval after it was cancelled, also before there is a model', async () => {
    const { detector, ports, scheduler } = world();
    const training = { ...detector.training, retrain_every: '1h' };
    ports.stored.set('pump', { ...detector, training });
    await askForTraining(ports, scheduler, { detector });
    await cancelTraining(ports, scheduler, { id: 'pump' });
    expect(await runTrainCycle(ports, 'pump', signal)).toEqual({ ran: false, because: 'not_due' });
    ports.now += 3_600_000;
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({ ran: true });
  });

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
