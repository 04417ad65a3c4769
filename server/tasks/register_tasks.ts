/** The task types, thin: decode, call one use-case, answer. */
import { schema } from '@kbn/config-schema';
import { mostPartitions } from '../../common/detector_schedule';
import { onDemand as askedFor } from '../detection/models/model_roles';
import { runScoreCycle } from '../detection/scoring/run_score_cycle';
import { runTrainCycle } from '../detection/models/run_train_cycle';
import { trainDetector } from '../detection/models/train_detector';
import type { TaskDefinition, TaskManagerSetup } from '../kibana/contracts/task_manager';
import {
  createTaskRunner,
  type RunnerOptions,
  type TaskOutcome,
  type TaskRun,
} from './task_runner';
import { taskTypes } from './task_types';

async function score({ ports, detectorId, partition, signal }: TaskRun): Promise<TaskOutcome> {
  const outcome = await runScoreCycle(ports, { detectorId, partition }, signal);
  if (outcome.ran && outcome.run.more) return 'run_again_now';
  if (!outcome.ran && ['deleted', 'no_such_part'].includes(outcome.because)) return 'never_again';
  // Task Manager changes the schedule of idle tasks only: it may have been changed while this one ran.
  const stored = await ports.detectors.get(detectorId);
  return stored === null ? 'never_again' : { every: stored.value.schedule.interval };
}

async function train(run: TaskRun): Promise<TaskOutcome> {
  const { cancels, ports, detectorId, onDemand, who, signal } = run;
  if (onDemand) {
    await trainDetector(ports, detectorId, signal, { ...askedFor(who), cancels });
    return 'as_scheduled';
  }
  const outcome = await runTrainCycle(ports, detectorId, signal);
  return !outcome.ran && outcome.because === 'deleted' ? 'never_again' : 'as_scheduled';
}

/** What all tasks of ours have in common. Their state is empty: a detector's state is kept apart. */
const shared = {
  stateSchemaByVersion: { 1: { schema: schema.object({}), up: () => ({}) } },
  paramsSchema: schema.object({
    detectorId: schema.string({ minLength: 1, maxLength: 63 }),
    spaceId: schema.maybe(schema.string({ minLength: 1, maxLength: 255 })),
    /** Which part of the detector to score; the first one when left out. */
    partition: schema.maybe(schema.number({ min: 0, max: mostPartitions - 1 })),
    onDemand: schema.maybe(schema.boolean()),
    who: schema.maybe(schema.string({ maxLength: 1_024 })),
    /** Times that trainings had been cancelled when this one was asked for. */
    cancels: schema.maybe(schema.number({ min: 0 })),
  }),
};

/**
 * Registers the task types. A run that outlives its timeout is cancelled, and taken up again by the
 * next; after a crash a task waits for its timeout before another node takes it.
 */
export function registerTasks(
  taskManager: TaskManagerSetup,
  getPorts: RunnerOptions['getPorts'],
): void {
  const runner =
    (run: (run: TaskRun) => Promise<TaskOutcome>): TaskDefinition['createTaskRunner'] =>
    ({ taskInstance }) =>
      createTaskRunner({ task: taskInstance, getPorts, run });
  taskManager.registerTaskDefinitions({
    [taskTypes.score]: {
      title: 'Anomaly Forest: score',
      description: 'Scores what came since the last run and writes the results.',
      // What a dead node had begun stands still for so long. A run has half a minute for what is new and
      // half a minute for what came late, and writing may take another of trying again.
      timeout: '2m',
      createTaskRunner: runner(score),
      ...shared,
    },
    [taskTypes.train]: {
      title: 'Anomaly Forest: train',
      description: 'Trains a model when one is due or asked for.',
      timeout: '10m',
      createTaskRunner: runner(train),
      ...shared,
    },
  });
}
