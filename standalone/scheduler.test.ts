import { setTimeout as delay } from 'timers/promises';
import { AppError } from '../common/errors';
import {
  aDetector,
  documents,
  startOfTest,
  trainedWorld,
  type InMemoryPorts,
} from '../server/detection/ports/ports.mock';
import { askForTraining, cancelTraining } from '../server/detection/models/ask_for_training';
import { silentAfterMs } from '../server/detection/models/training_marker';
import { TimerScheduler } from './scheduler';

async function until(isSo: () => boolean): Promise<void> {
  // Jest's own limit ends what never comes so.
  for (let turn = 0; turn < 20_000 && !isSo(); turn++) await delay(10);
  expect(isSo()).toBe(true);
}

/** Longer than the interval of `quick`. */
const aTurn = () => delay(1_300);

const every = (interval: string) => ({ ...aDetector().schedule, interval });
const quick = (enabled = true) => aDetector({ schedule: every('1s'), enabled });

describe('the scheduler of the host without Kibana', () => {
  let scheduler: TimerScheduler;
  let ports: InMemoryPorts;
  const turns = new Map<string, number>();
  const turnsOf = (id: string) => turns.get(id) ?? 0;

  const start = async (): Promise<void> => {
    turns.clear();
    const { detectors } = ports;
    ports.detectors = {
      ...detectors,
      get: (id) => {
        turns.set(id, turnsOf(id) + 1);
        return detectors.get(id);
      },
    };
    scheduler = new TimerScheduler(ports, 30);
    await scheduler.start();
  };

  /** Until a time longer than the interval goes by without a turn: what ran, or was not known yet, is over. */
  const untilQuiet = async (): Promise<void> => {
    for (let before = -1; before !== turnsOf('pump');) {
      before = turnsOf('pump');
      await aTurn();
    }
  };

  afterEach(() => scheduler.stop());

  it('takes over detectors that others create, change, disable and delete', async () => {
    ports = await trainedWorld(documents(100), quick());
    ports.stored.clear();
    await start();
    ports.stored.set('pump', aDetector({ schedule: every('1h') }));
    await until(() => ports.written.size === 100);
    await untilQuiet();
    const before = turnsOf('pump');

    ports.stored.set('pump', quick());
    await until(() => turnsOf('pump') > before);

    ports.stored.set('pump', quick(false));
    await untilQuiet();
    const disabled = turnsOf('pump');

    ports.stored.set('pump', quick());
    await until(() => turnsOf('pump') > disabled);
    ports.stored.clear();
    await untilQuiet();
  });

  describe('a training that fails', () => {
    const failTraining = () => {
      const failure = new AppError('ES_BACKPRESSURE', 'No room to train.');
      ports.forest.train = () => Promise.reject(failure);
    };
    const isSaid = () => ports.logged.filter((line) => line.includes('No room to train.')).length;

    it('keeps no champion from scoring when it was due', async () => {
      const training = { ...aDetector().training, retrain_every: '1m' };
      ports = await trainedWorld(documents(100), { ...quick(), training });
      ports.now = Date.now() + 3_600_000;
      failTraining();
      await start();
      await until(() => ports.written.size === 100);
      await aTurn();
      expect(isSaid()).toBe(1);
    });

    it('keeps no champion from scoring when it was asked for', async () => {
      ports = await trainedWorld(documents(100), aDetector({ schedule: every('1h') }));
      ports.now = startOfTest + 110_000;
      await start();
      await until(() => ports.written.size === 100);
      failTraining();
      ports.source = documents(200);
      ports.now += 3_600_000;
      await scheduler.runSoon(aDetector(), 'train');
      await until(() => ports.written.size === 200);
      expect(isSaid()).toBe(1);
    });

    it('is said where no run could say it, until training works again', async () => {
      ports = await trainedWorld(documents(100), aDetector({ schedule: every('1h') }));
      const { roles } = ports;
      let reads = 0;
      const failure = new AppError('ES_BACKPRESSURE', 'No roles.');
      // The first read of each turn is that of training, the second that of scoring.
      ports.roles = {
        ...roles,
        get: (id) => ((reads += 1) === 1 ? Promise.reject(failure) : roles.get(id)),
      };
      await start();
      await until(() => ports.written.size === 100);
      const isOver = () => ports.logged.some((line) => line.includes('works again'));
      expect(isOver()).toBe(false);
      await scheduler.runSoon(aDetector(), 'score');
      await until(isOver);
      expect(ports.logged.filter((line) => line.startsWith('ES_BACKPRESSURE'))).toEqual([
        expect.stringMatching(/^ES_BACKPRESSURE Detector pump: No roles\. /),
      ]);
    });
  });

  describe('a training that is cancelled', () => {
    const seldom = () => aDetector({ schedule: every('1h') });

    /** Rows that come in while the turn is held up, and the way to let it go on. */
    const holdScoring = async () => {
      const check = ports.destination.check.bind(ports.destination);
      let goOn: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      let isHeld = false;
      ports.destination.check = async (...given) => {
        isHeld = true;
        await held;
        return check(...given);
      };
      await start();
      await until(() => isHeld);
      return goOn;
    };

    /** Trains until it is aborted. @returns whether it has begun */
    const trainForLong = () => {
      let runs = false;
      ports.forest.train = (_matrix, _options, signal) =>
        new Promise((_, reject) => {
          runs = true;
          const aborted = new AppError('ABORTED', 'The run was cancelled.');
          signal?.addEventListener('abort', () => reject(aborted));
        });
      return () => runs;
    };

    it('never begins while it waits for the turn under way to end', async () => {
      ports = await trainedWorld(documents(100), seldom());
      const goOn = await holdScoring();
      await askForTraining(ports, scheduler, { detector: seldom() });
      expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('queued');
      goOn();
      await until(() => ports.written.size === 100);
      await aTurn();
      expect(ports.modelsOf).toHaveLength(1);
    });

    it('ends while it runs, and scoring goes on', async () => {
      ports = await trainedWorld(documents(100), seldom());
      const train = ports.forest.train.bind(ports.forest);
      const runs = trainForLong();
      await start();
      await until(() => ports.written.size === 100);
      ports.source = documents(200);
      ports.now += 3_600_000;
      await askForTraining(ports, scheduler, { detector: seldom() });
      await until(runs);
      expect(await cancelTraining(ports, scheduler, { id: 'pump' })).toBe('running');
      await until(() => ports.written.size === 200);
      expect(ports.modelsOf).toHaveLength(1);
      ports.forest.train = train;
      await askForTraining(ports, scheduler, { detector: seldom() });
      await until(() => ports.modelsOf.length === 2);
    });

    it('is begun anew by the next host where the one that did it was shut down', async () => {
      ports = await trainedWorld(documents(100), seldom());
      const train = ports.forest.train.bind(ports.forest);
      const runs = trainForLong();
      await start();
      await askForTraining(ports, scheduler, { detector: seldom() });
      await until(runs);
      await scheduler.stop();
      expect(ports.stateOf.get('pump')?.value.training).toMatchObject({ began_at: null });
      ports.forest.train = train;
      await start();
      await until(() => ports.modelsOf.length === 2);
    });

    it('is begun anew by the next host where nothing is heard of the one that did it', async () => {
      ports = await trainedWorld(documents(100), seldom());
      const train = ports.forest.train.bind(ports.forest);
      const runs = trainForLong();
      await start();
      await askForTraining(ports, scheduler, { detector: seldom() });
      await until(runs);
      const put = ports.states.put.bind(ports.states);
      ports.states.put = () => Promise.reject(new AppError('ES_UNAVAILABLE', 'No answer.'));
      await scheduler.stop();
      ports.states.put = put;
      ports.forest.train = train;
      await start();
      await delay(200);
      expect(ports.modelsOf).toHaveLength(1);
      ports.now += silentAfterMs;
      await until(() => ports.modelsOf.length === 2);
    });

    it('begins once the host knows of the detector', async () => {
      ports = await trainedWorld(documents(100), seldom());
      ports.stored.clear();
      await start();
      ports.stored.set('pump', seldom());
      await askForTraining(ports, scheduler, { detector: seldom() });
      await until(() => ports.modelsOf.length === 2);
    });

    it('is begun by the next host where the one that was asked ended before', async () => {
      ports = await trainedWorld(documents(100), seldom());
      const goOn = await holdScoring();
      await askForTraining(ports, scheduler, { detector: seldom() });
      goOn();
      await scheduler.stop();
      expect(ports.modelsOf).toHaveLength(1);
      await start();
      await until(() => ports.modelsOf.length === 2);
    });
  });

  it('says once of each detector that the registry is gone, and that it is back', async () => {
    ports = await trainedWorld(documents(100), quick());
    await start();
    await until(() => ports.written.size === 100);
    ports.logged.length = 0;
    const { detectors } = ports;
    const gone = () => Promise.reject(new AppError('ES_UNAVAILABLE', 'No answer'));
    ports.detectors = { ...detectors, get: gone, list: gone };
    await until(() => ports.logged.length >= 2);
    await aTurn();
    expect([...ports.logged].sort()).toEqual([
      expect.stringMatching(/^ES_UNAVAILABLE Detector pump: No answer\. /),
      expect.stringMatching(/^ES_UNAVAILABLE List of detectors: No answer\. /),
    ]);
    ports.logged.length = 0;
    ports.detectors = detectors;
    await until(() => ports.logged.length >= 2);
    expect([...ports.logged].sort()).toEqual([
      'Detector pump: works again after ES_UNAVAILABLE',
      'List of detectors: works again after ES_UNAVAILABLE',
    ]);
  });
});
