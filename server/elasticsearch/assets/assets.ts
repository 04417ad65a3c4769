/** The JSON of `index_templates/` and `ingest_pipelines/`, with the names it is installed under. */
import resultFields from '../../../index_templates/component_result_fields.json';
import rocketFields from '../../../index_templates/component_rocket_fields.json';
import deadLetters from '../../../index_templates/dead_letters.json';
import refused from '../../../index_templates/refused.json';
import registry from '../../../index_templates/registry.json';
import rocketTelemetry from '../../../index_templates/rocket_telemetry.json';
import rocketTelemetryMl from '../../../index_templates/rocket_telemetry_ml.json';
import authPipeline from '../../../ingest_pipelines/auth_log.json';
import routingPipeline from '../../../ingest_pipelines/by_log_type.json';
import packetsPipeline from '../../../ingest_pipelines/packets.json';
import rocketPipeline from '../../../ingest_pipelines/rocket_telemetry.json';

export type AssetKind = 'component_template' | 'index_template' | 'ingest_pipeline';

export interface Asset {
  name: string;
  kind: AssetKind;
  /** What Elasticsearch takes; `version` counts up with every change of it. */
  body: { version: number } & Record<string, unknown>;
  /** Pipeline that every document of the template's indices goes through, where it is installed. */
  defaultPipeline?: string;
}

export const resultFieldsComponent = 'anomaly-forest-result-fields';
export const rocketPipelineName = 'rocket-telemetry';
const authPipelineName = 'anomaly-forest-auth';
const packetsPipelineName = 'anomaly-forest-packets';
export const routingPipelineName = 'anomaly-forest-by-log-type';

/** In the order of installation: what others refer to comes first. */
export const assets: readonly Asset[] = [
  { name: resultFieldsComponent, kind: 'component_template', body: resultFields },
  { name: 'anomaly-forest-rocket-fields', kind: 'component_template', body: rocketFields },
  { name: rocketPipelineName, kind: 'ingest_pipeline', body: rocketPipeline },
  { name: authPipelineName, kind: 'ingest_pipeline', body: authPipeline },
  { name: packetsPipelineName, kind: 'ingest_pipeline', body: packetsPipeline },
  { name: routingPipelineName, kind: 'ingest_pipeline', body: routingPipeline },
  {
    name: 'anomaly-forest-rocket-telemetry',
    kind: 'index_template',
    body: rocketTelemetry,
    defaultPipeline: rocketPipelineName,
  },
  { name: 'anomaly-forest-rocket-telemetry-ml', kind: 'index_template', body: rocketTelemetryMl },
  { name: 'anomaly-forest-dead-letters', kind: 'index_template', body: deadLetters },
  { name: 'anomaly-forest-refused', kind: 'index_template', body: refused },
  { name: 'anomaly-forest-registry', kind: 'index_template', body: registry },
];
