import { getStatus } from '../../common/api/get_status';
import { toAppError } from '../../common/errors';
import { describeDetectors } from '../detection/describe_detector';
import { defineRoute } from './define_route';
import type { RouteContext } from './route';

/** The status page must answer while Elasticsearch does not. */
async function elasticsearchStatus({ host, signal }: RouteContext) {
  try {
    return { version: await host.elasticsearchVersion(signal), error: null };
  } catch (error) {
    return { version: null, error: toAppError(error).toBody() };
  }
}

async function countDetectors({ ports, signal }: RouteContext) {
  const overviews = await describeDetectors(ports, signal);
  const inPhase = (phase: string) =>
    overviews.filter((overview) => overview.phase === phase).length;
  return {
    total: overviews.length,
    running: inPhase('running'),
    failing: inPhase('failing') + inPhase('credentials_invalid'),
  };
}

export const getStatusRoute = defineRoute(getStatus, async (_, context) => {
  const elasticsearch = await elasticsearchStatus(context);
  return {
    version: context.host.version,
    host: context.host.kind,
    elasticsearch,
    assets: context.host.assets(),
    detectors: elasticsearch.error === null ? await countDetectors(context) : null,
  };
});
