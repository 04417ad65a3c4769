/** What Task Manager calls: one abort signal per run, and failures that never reach its log. */
import { toAppError } from '../../common/errors';
import { createAbortController, isCancelled } from '../detection/abort';
import type { DetectionPorts } from '../detection/services';
import { defaultSpaceId } from '../kibana/default_space';
import type { RunResult, StoredTask, TaskRunner } from '../kibana/contracts/task_manager';
import type { DetectorTask } from './task_types';

export interface TaskRun {
  ports: DetectionPorts;
  detectorId: string;
  /** Which part of the detector, from 0. */
  partition: number;
  /** Whether a person asked for it, beside the schedule. */
  onDemand: boolean;
  /** That person's name, where one was logged in. */
  who: string | undefined;
  /** Times that trainings had been cancelled when that person asked. */
  cancels: number | undefined;
  signal: AbortSignal;
}

/**
 * How a run went on: again at once, as scheduled, with this time between two runs, or never, because its
 * detector is gone or no longer has that part.
 */
export type TaskOutcome = 'run_again_now' | 'as_scheduled' | 'never_again' | { every: string };

export interface RunnerOptions {
  task: StoredTask;
  /**
   * Ports with the rights of the detector's owner. Resolves once the plugin has started: Task Manager
   * may be earlier.
   */
  getPorts: (task: DetectorTask) => Promise<DetectionPorts>;
  run: (run: TaskRun) => Promise<TaskOutcome>;
}

/** The only way to have a recurring task removed that both 8.12 and 9.x know. */
async function removalOf(task: StoredTask): Promise<RunResult> {
  const { throwUnrecoverableError } = await import('@kbn/task-manager-plugin/server');
  try {
    return throwUnrecoverableError(new Error(`What task ${task.id} was for is gone.`));
  } catch (error) {
    return { state: {}, error: error as Error };
  }
}

async function resultOf(outcome: TaskOutcome, task: StoredTask): Promise<RunResult> {
  if (outcome === 'never_again') return removalOf(task);
  if (typeof outcome === 'object') {
    const { every: interval } = outcome;
    const isAsScheduled = task.schedule?.interval === interval;
    return isAsScheduled ? { state: {} } : { state: {}, schedule: { interval } };
  }
  return outcome === 'run_again_now' ? { state: {}, runAt: new Date() } : { state: {} };
}

async function runTask(
  { task, getPorts, run }: RunnerOptions,
  signal: AbortSignal,
): Promise<RunResult> {
  const { cancels, detectorId, onDemand, partition, spaceId, who } = task.params;
  const subject = `Task ${task.id}`;
  let ports: DetectionPorts | null = null;
  try {
    ports = await getPorts({
      detectorId: String(detectorId),
      spaceId: typeof spaceId === 'string' ? spaceId : defaultSpaceId,
    });
    const outcome = await run({
      ports,
      detectorId: String(detectorId),
      partition: typeof partition === 'number' ? partition : 0,
      onDemand: onDemand === true,
      who: typeof who === 'string' ? who : undefined,
      cancels: typeof cancels === 'number' ? cancels : undefined,
      signal,
    });
    ports.failures.report(subject, null);
    return await resultOf(outcome, task);
  } catch (thrown) {
    const error = toAppError(thrown);
    const isNews = !isCancelled(error) && ports?.failures.hasReported(error) === false;
    if (isNews) ports?.failures.report(subject, error);
    // Without ports nobody has said it: that is left to Task Manager, which tries again.
    if (ports === null) return { state: {}, error };
    // What a person asked for is not tried again behind their back, nor what one cancelled.
    return onDemand === true || error.code === 'TRAINING_CANCELLED'
      ? { state: {} }
      : { state: {}, error };
  }
}

export function createTaskRunner(options: RunnerOptions): TaskRunner {
  const controller = createAbortController();
  return {
    run: () => runTask(options, controller.signal),
    cancel: () => {
      controller.abort();
      return Promise.resolve();
    },
  };
}
