import { getStatus } from '../../common/api/get_status';
import type { DetectorPhase } from '../../common/detector_state';
import { toAppError } from '../../common/errors';
import { briefDetectors } from '../detection/detectors/brief_detectors';
import { defineRoute } from './define_route';
import type { RouteContext } from './route';

const mostListed = 200;

/** The status page must answer while Elasticsearch does not. */
async function elasticsearchStatus({ host, signal }: RouteContext) {
  try {
    return { version: await host.elasticsearchVersion(signal), error: null };
  } catch (error) {
    return { version: null, error: toAppError(error).toBody() };
  }
}

async function detectorsStatus({ ports }: RouteContext) {
  const list = await briefDetectors(ports);
  const inPhase = (wanted: DetectorPhase) => list.filter(({ phase }) => phase === wanted).length;
  return {
    total: list.length,
    running: inPhase('running'),
    failing: inPhase('failing') + inPhase('credentials_invalid'),
    waiting: inPhase('waiting_for_rows'),
    disabled: inPhase('disabled'),
    list: list.slice(0, mostListed),
  };
}

export const getStatusRoute = defineRoute(getStatus, async (_, context) => {
  const elasticsearch = await elasticsearchStatus(context);
  return {
    version: context.host.version,
    host: context.host.kind,
    elasticsearch,
    assets: context.host.assets(),
    detectors: elasticsearch.error === null ? await detectorsStatus(context) : null,
    can_start_demo: context.host.startDemo !== null,
  };
});
