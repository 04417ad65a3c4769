/**
 * Settings in `kibana.yml` under `anomaly_forest`.
 *
 * A plugin whose settings fail Kibana's check keeps Kibana from starting, so Kibana is given a schema
 * that lets everything pass. What is wrong is found here: the default stands in, and it is said.
 */
import { schema, type Type } from '@kbn/config-schema';

export interface Config {
  /** False only in Kibana's own check: then the plugin is not loaded. */
  enabled: boolean;
  /** Worker threads that train and score, 1..16. */
  worker_threads: number;
  /** Whether index templates, ingest pipelines, data views and dashboards are installed at start. */
  install_assets: boolean;
}

export const configPath = 'anomaly_forest';

const whole = (value: number) => (Number.isInteger(value) ? undefined : 'must be a whole number');

const settings: { [K in keyof Config]: Type<Config[K]> } = {
  enabled: schema.boolean({ defaultValue: true }),
  worker_threads: schema.number({ min: 1, max: 16, validate: whole, defaultValue: 1 }),
  install_assets: schema.boolean({ defaultValue: true }),
};
const names = Object.keys(settings);

/** Texts such as `"false"`, which settings from the environment are, still become what they mean. */
const lenient = (type: Type<unknown>) => schema.oneOf([type, schema.any()]);

export const config = {
  schema: schema.oneOf(
    [
      schema.object(
        Object.fromEntries(Object.entries(settings).map(([name, type]) => [name, lenient(type)])),
        { unknowns: 'allow' },
      ),
      schema.any(),
    ],
    { defaultValue: {} },
  ),
};

export interface ConfigProblem {
  /** As it stands in `kibana.yml`, such as `anomaly_forest.worker_threads`. */
  setting: string;
  /** What is wrong, and what holds instead. */
  reason: string;
}

function settle<V>(type: Type<V>, given: unknown): { value: V; wrong?: string } {
  try {
    return { value: type.validate(given) };
  } catch (thrown) {
    const value = type.validate(undefined);
    const said = (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\.$/, '');
    return { value, wrong: `${said}. The default ${JSON.stringify(value)} holds instead.` };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings that hold, and what is wrong with those that were given. Never throws. */
export function readConfig(given: unknown): { config: Config; problems: ConfigProblem[] } {
  const known = isObject(given) ? given : {};
  const problems: ConfigProblem[] = [];
  const read = <K extends keyof Config>(name: K): Config[K] => {
    const { value, wrong } = settle(settings[name], known[name]);
    if (wrong) problems.push({ setting: `${configPath}.${name}`, reason: wrong });
    return value;
  };
  const config: Config = {
    enabled: read('enabled'),
    worker_threads: read('worker_threads'),
    install_assets: read('install_assets'),
  };
  if (!isObject(given)) {
    const reason = `It must hold settings (${names.join(', ')}). The defaults hold instead.`;
    problems.push({ setting: configPath, reason });
  }
  for (const name of Object.keys(known).filter((key) => !names.includes(key))) {
    const reason = `There is no such setting; there are ${names.join(', ')}. It is left aside.`;
    problems.push({ setting: `${configPath}.${name}`, reason });
  }
  return { config, problems };
}
