/** Settings in `kibana.yml` under `anomaly_forest`. */
import { schema, type TypeOf } from '@kbn/config-schema';

export const configSchema = schema.object({
  enabled: schema.boolean({ defaultValue: true }),
  /** Worker threads that train and score, 1..16. */
  worker_threads: schema.number({ min: 1, max: 16, defaultValue: 1 }),
  /** Whether index templates, ingest pipelines, data views and dashboards are installed at start. */
  install_assets: schema.boolean({ defaultValue: true }),
});
export type Config = TypeOf<typeof configSchema>;

export const config = { schema: configSchema };
