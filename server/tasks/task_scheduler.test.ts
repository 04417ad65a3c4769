import type { ScheduledDetector } from '../../common/detector_schedule';
import type { StoredTask, TaskInstance, TaskManagerStart } from '../kibana/contracts/task_manager';
import { createTaskScheduler } from './task_scheduler';

/** Task Manager of 8.12 as far as schedules go: `ensureScheduled` changes no task that exists. */
function fakeTaskManager() {
  const tasks = new Map<string, StoredTask>();
  const calls: string[] = [];
  const stored = (id: string) => {
    const task = tasks.get(id);
    if (task === undefined) throw Object.assign(new Error(`${id} not found`), { statusCode: 404 });
    return task;
  };
  const taskManager: TaskManagerStart = {
    ensureScheduled: (task: TaskInstance) => {
      if (!tasks.has(task.id)) tasks.set(task.id, { ...task, status: 'idle' });
      return Promise.resolve(task);
    },
    bulkUpdateSchedules: (ids, schedule) => {
      for (const id of ids) {
        if (stored(id).status === 'idle') tasks.set(id, { ...stored(id), schedule });
      }
      return Promise.resolve({ errors: [] });
    },
    removeIfExists: (id) => Promise.resolve(tasks.delete(id)),
    get: async (id) => Promise.resolve(stored(id)),
    runSoon: async (id) => {
      if (stored(id).status === 'running') throw new Error('it is currently running');
      calls.push(id);
      return Promise.resolve();
    },
  };
  return { tasks, calls, scheduler: createTaskScheduler(taskManager, 'marketing') };
}

const rocket = (interval = '10s', partitions?: number): ScheduledDetector => ({
  id: 'rocket',
  schedule: {
    interval,
    reconcile_interval: '10m',
    lookback: '7d',
    ...(partitions === undefined ? {} : { partitions }),
  },
});

const interval = (task?: StoredTask) => task?.schedule?.interval;

test('schedules scoring and training under ids that cannot be doubled', async () => {
  const { scheduler, tasks } = fakeTaskManager();
  await scheduler.schedule(rocket('10s'));
  await scheduler.schedule(rocket('10s'));
  expect([...tasks.keys()]).toEqual(['anomalyForest:score:rocket', 'anomalyForest:train:rocket']);
  expect(tasks.get('anomalyForest:score:rocket')).toMatchObject({
    taskType: 'anomalyForest:score',
    params: { detectorId: 'rocket', spaceId: 'marketing' },
    state: {},
  });
});

test('a changed interval reaches the task that exists', async () => {
  const { scheduler, tasks } = fakeTaskManager();
  await scheduler.schedule(rocket('10s'));
  await scheduler.schedule(rocket('1m'));
  expect(interval(tasks.get('anomalyForest:score:rocket'))).toBe('1m');
});

test('each part of a detector is a task, and the first is that of one that is not cut', async () => {
  const { scheduler, tasks, calls } = fakeTaskManager();
  await scheduler.schedule(rocket('10s'));
  await scheduler.schedule(rocket('30s', 3));
  const score = [...tasks.values()].filter(({ taskType }) => taskType === 'anomalyForest:score');
  expect(
    score.map(({ id, params, schedule }) => [id, params.partition, schedule?.interval]),
  ).toEqual([
    ['anomalyForest:score:rocket', undefined, '30s'],
    ['anomalyForest:score:rocket:1', 1, '30s'],
    ['anomalyForest:score:rocket:2', 2, '30s'],
  ]);
  await scheduler.runSoon(rocket('30s', 3), 'score');
  expect(calls).toEqual(score.map(({ id }) => id));
  await scheduler.unschedule('rocket');
  expect(tasks.size).toBe(0);
});

test('unschedule leaves nothing, whether there was something or not', async () => {
  const { scheduler, tasks } = fakeTaskManager();
  await scheduler.schedule(rocket('10s'));
  await scheduler.runSoon(rocket(), 'train');
  expect(tasks.size).toBe(3);
  await scheduler.unschedule('rocket');
  await scheduler.unschedule('rocket');
  expect(tasks.size).toBe(0);
});

test('runs scoring soon; a run under way is good enough', async () => {
  const { scheduler, tasks, calls } = fakeTaskManager();
  await scheduler.schedule(rocket('10s'));
  await scheduler.runSoon(rocket(), 'score');
  expect(calls).toEqual(['anomalyForest:score:rocket']);
  const task = tasks.get('anomalyForest:score:rocket');
  if (task) tasks.set(task.id, { ...task, status: 'running' });
  await scheduler.runSoon(rocket(), 'score');
  expect(calls).toHaveLength(1);
});

test('scoring that is not scheduled cannot run soon', async () => {
  const { scheduler } = fakeTaskManager();
  await expect(scheduler.runSoon({ ...rocket(), id: 'nobody' }, 'score')).rejects.toThrow(
    'not found',
  );
});

test('a training on demand knows who asked for it', async () => {
  const { scheduler, tasks } = fakeTaskManager();
  await scheduler.runSoon(rocket(), 'train', { who: 'ada', cancels: 2 });
  expect(tasks.get('anomalyForest:train:rocket:now')).toMatchObject({
    params: { detectorId: 'rocket', onDemand: true, who: 'ada', cancels: 2 },
  });
});

test('training on demand is one task beside the schedule, whatever the clicks', async () => {
  const { scheduler, tasks } = fakeTaskManager();
  await scheduler.runSoon(rocket(), 'train');
  await scheduler.runSoon(rocket(), 'train');
  const task = tasks.get('anomalyForest:train:rocket:now');
  expect(tasks.size).toBe(1);
  expect(task).toMatchObject({
    params: { detectorId: 'rocket', spaceId: 'marketing', onDemand: true },
  });
  expect(task?.schedule).toBeUndefined();
});

test('drops a training that waits for its turn, and leaves one that runs to end by itself', async () => {
  const { scheduler, tasks } = fakeTaskManager();
  const id = 'anomalyForest:train:rocket:now';
  await scheduler.dropTraining('rocket');
  await scheduler.schedule(rocket());
  await scheduler.runSoon(rocket(), 'train', { cancels: 0 });
  await scheduler.dropTraining('rocket');
  expect([...tasks.keys()]).toEqual(['anomalyForest:score:rocket', 'anomalyForest:train:rocket']);

  await scheduler.runSoon(rocket(), 'train', { cancels: 1 });
  const task = tasks.get(id);
  if (task) tasks.set(id, { ...task, status: 'running' });
  await scheduler.dropTraining('rocket');
  expect(tasks.has(id)).toBe(true);
  // The one that was cancelled stands in the place of the next: that is said, not lost.
  await expect(scheduler.runSoon(rocket(), 'train', { cancels: 2 })).rejects.toMatchObject({
    code: 'STATE_CONFLICT',
  });
  tasks.delete(id);
  await scheduler.runSoon(rocket(), 'train', { cancels: 2 });
  expect(tasks.get(id)?.status).toBe('idle');
});
