/** Contracts of the plugin `taskManager`. */
import type { ObjectType, Type } from '@kbn/config-schema';

export interface TaskInstance {
  id: string;
  taskType: string;
  /** Of the form `10s`, `5m`, `1h`, `1d`. A task without a schedule runs once. */
  schedule?: { interval: string };
  params: Record<string, unknown>;
  state: Record<string, unknown>;
}

export interface StoredTask extends TaskInstance {
  status: string;
}

/** What a run answers. `error` counts as failed; a recurring task keeps its schedule all the same. */
export interface RunResult {
  state: Record<string, unknown>;
  runAt?: Date;
  schedule?: { interval: string };
  error?: Error;
}

export interface TaskRunner {
  run(): Promise<RunResult>;
  cancel(): Promise<void>;
}

/** Keys beyond these are refused by one version or another, and the type then never exists. */
export interface TaskDefinition {
  title: string;
  description: string;
  timeout: string;
  maxAttempts?: number;
  stateSchemaByVersion: Record<
    number,
    {
      schema: ObjectType<unknown>;
      up: (state: Record<string, unknown>) => Record<string, unknown>;
    }
  >;
  paramsSchema: Type<unknown>;
  createTaskRunner(context: { taskInstance: StoredTask }): TaskRunner;
}

export interface TaskManagerSetup {
  registerTaskDefinitions(definitions: Record<string, TaskDefinition>): void;
}

/** Failures carry the HTTP status in `output.statusCode` or `statusCode`. */
export interface TaskManagerStart {
  ensureScheduled(task: TaskInstance): Promise<unknown>;
  runSoon(taskId: string): Promise<unknown>;
  removeIfExists(taskId: string): Promise<unknown>;
  get(taskId: string): Promise<StoredTask>;
  /** Changes idle tasks only; what could not be changed is listed, not thrown. */
  bulkUpdateSchedules(
    taskIds: string[],
    schedule: { interval: string },
  ): Promise<{ errors: unknown[] }>;
}
