import { AppError } from '../../common/errors';
import { FailureLog } from '../detection/scoring/failure_log';
import type { DetectionPorts } from '../detection/services';
import { createTaskRunner, type TaskOutcome, type TaskRun } from './task_runner';
import { onDemandTrainTask, scoreTask } from './task_types';

const unrecoverable = Symbol('unrecoverable');
jest.mock(
  '@kbn/task-manager-plugin/server',
  () => ({
    throwUnrecoverableError: (error: Error) => {
      throw Object.assign(error, { marked: unrecoverable });
    },
  }),
  { virtual: true },
);

const task = {
  ...scoreTask({ detectorId: 'rocket', spaceId: 'default' }, { partition: 0, interval: '10s' }),
  status: 'running',
};

function runnerFor(run: (run: TaskRun) => Promise<TaskOutcome>, taskInstance = task) {
  const logged: string[] = [];
  const keep = (message: string) => logged.push(message);
  const failures = new FailureLog({ debug: keep, info: keep, warn: keep, error: keep });
  const getPorts = () => Promise.resolve({ failures } as DetectionPorts);
  return {
    logged,
    failures,
    runner: () => createTaskRunner({ task: taskInstance, getPorts, run }),
  };
}

test('hands over the detector and keeps the schedule', async () => {
  const seen: string[] = [];
  const { runner } = runnerFor(({ detectorId }) => {
    seen.push(detectorId);
    return Promise.resolve('as_scheduled');
  });
  expect(await runner().run()).toEqual({ state: {} });
  expect(seen).toEqual(['rocket']);
});

test('a run that left something is due again at once', async () => {
  const { runner } = runnerFor(() => Promise.resolve('run_again_now'));
  const before = Date.now();
  const { runAt } = await runner().run();
  expect(runAt?.getTime()).toBeGreaterThanOrEqual(before);
  expect(runAt?.getTime()).toBeLessThanOrEqual(Date.now());
});

test('takes over another time between two runs, and leaves the schedule that says so already', async () => {
  const resultWith = (every: string) =>
    runnerFor(() => Promise.resolve({ every }))
      .runner()
      .run();
  expect(await resultWith('1m')).toEqual({ state: {}, schedule: { interval: '1m' } });
  expect(await resultWith('10s')).toEqual({ state: {} });
});

test('cancel aborts the run under way, and no other', async () => {
  const aborted: string[] = [];
  const ends: Array<() => void> = [];
  let begun: () => void = () => undefined;
  const bothBegun = new Promise<void>((resolve) => (begun = resolve));
  const { runner } = runnerFor(
    ({ signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted.push('run');
          reject(new AppError('ABORTED', 'The run was cancelled.'));
        });
        ends.push(() => resolve('as_scheduled'));
        if (ends.length === 2) begun();
      }),
  );
  const [first, second] = [runner(), runner()];
  const running = [first.run(), second.run()];
  await bothBegun;
  await first.cancel();
  expect((await running[0])?.error).toMatchObject({ code: 'ABORTED' });
  for (const end of ends) end();
  expect(await running[1]).toEqual({ state: {} });
  expect(aborted).toEqual(['run']);
});

test('a task without its detector removes itself', async () => {
  const { runner } = runnerFor(() => Promise.resolve('never_again'));
  const { error } = await runner().run();
  expect(error).toMatchObject({ marked: unrecoverable });
});

test('a failure is an outcome, logged once, and never thrown at Task Manager', async () => {
  const { runner, logged } = runnerFor(() =>
    Promise.reject(new AppError('ES_UNAVAILABLE', 'No answer.')),
  );
  expect((await runner().run()).error).toMatchObject({ code: 'ES_UNAVAILABLE' });
  await runner().run();
  expect(logged).toHaveLength(1);
});

test('a host that has no ports to run with is an outcome too', async () => {
  const failure = new AppError('ES_UNAVAILABLE', 'Not started.');
  const run = () => Promise.reject(new Error('must not run'));
  const getPorts = () => Promise.reject(failure);
  expect(await createTaskRunner({ task, getPorts, run }).run()).toEqual({
    state: {},
    error: failure,
  });
});

test('a task that names no space is one of the default space', async () => {
  const places: unknown[] = [];
  const { failures } = runnerFor(() => Promise.resolve('as_scheduled'));
  const runner = createTaskRunner({
    task: { ...task, params: { detectorId: 'rocket' } },
    getPorts: (place) => {
      places.push(place);
      return Promise.resolve({ failures } as DetectionPorts);
    },
    run: () => Promise.resolve('as_scheduled'),
  });
  await runner.run();
  expect(places).toEqual([{ detectorId: 'rocket', spaceId: 'default' }]);
});

test('a failure that the use-case has logged is not logged again', async () => {
  const failure = new AppError('INDEX_NOT_FOUND', 'No index.');
  const { runner, logged, failures } = runnerFor(() => {
    failures.report('Detector rocket, score', failure);
    return Promise.reject(failure);
  });
  await runner().run();
  expect(logged).toEqual([
    expect.stringMatching(/^INDEX_NOT_FOUND Detector rocket, score: No index\. /),
  ]);
});

test('what a person asked for is not tried again when it fails', async () => {
  const seen: boolean[] = [];
  const { runner } = runnerFor(
    ({ onDemand }) => {
      seen.push(onDemand);
      return Promise.reject(new AppError('NOT_ENOUGH_ROWS', 'Too few.'));
    },
    { ...onDemandTrainTask({ detectorId: 'rocket', spaceId: 'default' }), status: 'running' },
  );
  expect(await runner().run()).toEqual({ state: {} });
  expect(seen).toEqual([true]);
});
