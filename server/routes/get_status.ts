import { getStatus } from '../../common/api/get_status';
import type { DetectorPhase } from '../../common/detector_state';
import { toAppError } from '../../common/errors';
import { healthOf } from '../detection/describe_detector';
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

async function countDetectors({ ports }: RouteContext) {
  const detectors = await ports.detectors.list();
  const all = await Promise.all(detectors.map((detector) => healthOf(ports, detector)));
  const inPhase = (wanted: DetectorPhase) => all.filter(({ phase }) => phase === wanted).length;
  return {
    total: all.length,
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
