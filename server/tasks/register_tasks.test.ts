import { type DetectorState, initialDetectorState } from '../../common/detector_state';
import type { TaskDefinition } from '../kibana/contracts/task_manager';
import type { DetectionPorts } from '../detection/services';
import { FailureLog } from '../detection/scoring/failure_log';
import { aDetector, documents, InMemoryPorts } from '../detection/ports/ports.mock';
import { registerTasks } from './register_tasks';

jest.mock('@kbn/config-schema', () => jest.requireActual<object>('../kibana/config_schema.mock'), {
  virtual: true,
});
jest.mock(
  '@kbn/task-manager-plugin/server',
  () => ({
    throwUnrecoverableError: (error: Error) => {
      throw error;
    },
  }),
  { virtual: true },
);

/** Keys that every Task Manager from 8.12 on accepts: one more and the type never exists. */
const acceptedKeys = new Set([
  'title',
  'description',
  'timeout',
  'maxAttempts',
  'stateSchemaByVersion',
  'paramsSchema',
  'createTaskRunner',
]);

function register(ports: Partial<DetectionPorts> = {}) {
  const types = new Map<string, TaskDefinition>();
  registerTasks(
    {
      registerTaskDefinitions: (definitions) => {
        for (const [name, definition] of Object.entries(definitions)) types.set(name, definition);
      },
    },
    () => Promise.resolve(ports as DetectionPorts),
  );
  return types;
}

const taskOf = (params: Record<string, unknown>) => ({
  taskInstance: { id: 'x', taskType: 'x', params, state: {}, status: 'running' },
});

test.each([...register()])('%s has accepted keys and schemas that take its tasks', (_, type) => {
  expect(Object.keys(type).filter((key) => !acceptedKeys.has(key))).toEqual([]);
  expect(type.timeout).toMatch(/^\d+m$/);
  expect(type.stateSchemaByVersion[1]?.schema.validate({})).toEqual({});
  expect(type.stateSchemaByVersion[1]?.up({ older: true })).toEqual({});
  expect(() => type.paramsSchema.validate({ detectorId: 'rocket' })).not.toThrow();
  const asked = { detectorId: 'rocket', onDemand: true, who: 'ada', cancels: 2 };
  expect(() => type.paramsSchema.validate(asked)).not.toThrow();
  expect(() => type.paramsSchema.validate({ detector: 'rocket' })).toThrow();
});

test('both tasks remove themselves when their detector is gone', async () => {
  const ignore = () => undefined;
  const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const types = register({
    failures: new FailureLog(logger),
    detectors: { get: () => Promise.resolve(null) } as unknown as DetectionPorts['detectors'],
  });
  for (const type of types.values()) {
    const { error } = await type.createTaskRunner(taskOf({ detectorId: 'gone' })).run();
    expect(error?.message).toContain('is gone');
  }
  expect([...types.keys()]).toEqual(['anomalyForest:score', 'anomalyForest:train']);
});

test('a run takes over the interval that was given to its detector meanwhile', async () => {
  const ports = new InMemoryPorts();
  ports.stored.set('pump', aDetector());
  const { taskInstance } = taskOf({ detectorId: 'pump' });
  const scheduled = { taskInstance: { ...taskInstance, schedule: { interval: '10s' } } };
  const run = () => register(ports).get('anomalyForest:score')?.createTaskRunner(scheduled).run();
  expect(await run()).toEqual({ state: {} });
  const { schedule } = aDetector();
  ports.stored.set('pump', aDetector({ schedule: { ...schedule, interval: '1m' } }));
  expect(await run()).toEqual({ state: {}, schedule: { interval: '1m' } });
});

test('a training that was cancelled while it waited ends without training, and is no failure', async () => {
  const ports = new InMemoryPorts();
  ports.source = documents(100);
  ports.stored.set('pump', aDetector());
  const train = register(ports).get('anomalyForest:train');
  const run = (cancels: number) =>
    train
      ?.createTaskRunner(taskOf({ detectorId: 'pump', onDemand: true, who: 'ada', cancels }))
      .run();
  const state: DetectorState = { ...initialDetectorState, trainings_cancelled: 1 };
  await ports.states.put('pump', state, null);
  expect(await run(0)).toEqual({ state: {} });
  expect(ports.modelsOf).toEqual([]);
  expect(ports.logged).toEqual([]);
  expect(await run(1)).toEqual({ state: {} });
  expect(ports.modelsOf).toHaveLength(1);
});
