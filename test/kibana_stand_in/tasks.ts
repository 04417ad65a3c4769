/** The plugin `taskManager`. Kibana only logs what it refuses, and the type never exists: here it throws. */
import type { TaskDefinition } from '../../server/kibana/contracts/task_manager';
import { assertKnownKeys, isConfigSchema } from './profiles';

/** Those of 8.12, without `indirectParamsSchema`, which went; later versions have more. */
const definitionKeys = [
  ...['title', 'description', 'timeout', 'maxAttempts', 'maxConcurrency'],
  ...['stateSchemaByVersion', 'paramsSchema', 'createTaskRunner'],
];

export function strictTaskManager() {
  const types = new Map<string, TaskDefinition>();
  const check = (type: string, definition: TaskDefinition) => {
    if (types.has(type)) throw new Error(`Task ${type} is already defined!`);
    assertKnownKeys(type, definition, definitionKeys);
    // Only types on Kibana's own list may have it.
    if ('maxConcurrency' in definition) throw new Error(`maxConcurrency of ${type} is not allowed`);
    if (!/^[1-9]\d*[smhd]$/.test(definition.timeout)) throw new Error(`Invalid timeout of ${type}`);
    if ((definition.maxAttempts ?? 1) < 1) throw new Error(`Invalid maxAttempts of ${type}`);
    for (const [version, state] of Object.entries(definition.stateSchemaByVersion)) {
      assertKnownKeys(`${type}.stateSchemaByVersion`, state, ['schema', 'up']);
      if (!/^[1-9]\d*$/.test(version)) throw new Error(`State version ${version} of ${type}`);
      state.schema.extendsDeep({ unknowns: 'forbid' }).validate(state.up({}));
    }
    if (!isConfigSchema(definition.paramsSchema)) throw new Error(`paramsSchema of ${type}`);
  };
  return {
    types,
    registerTaskDefinitions(definitions: Record<string, TaskDefinition>) {
      for (const [type, definition] of Object.entries(definitions)) {
        check(type, definition);
        types.set(type, definition);
      }
    },
  };
}
