import { decodeAnomaliesRuleParams } from '../../common/alerting/anomalies_rule';
import { previewAnomaliesRule as contract } from '../../common/api/preview_anomalies_rule';
import { durationToMs } from '../../common/codecs/bounded';
import { AppError } from '../../common/errors';
import { previewAnomaliesRule } from '../alerting/preview_anomalies_rule';
import { defineRoute } from './define_route';
import type { HostInfo } from './route';

/** Rules run in Kibana alone, and in its language. */
function translate(host: HostInfo, kql: string): Record<string, unknown> {
  if (host.kqlToQuery === null) {
    throw new AppError('REQUEST_INVALID', 'KQL is read by Kibana alone: leave out `kql` here.');
  }
  return host.kqlToQuery(kql);
}

export const previewAnomaliesRuleRoute = defineRoute(contract, ({ body }, context) => {
  const params = decodeAnomaliesRuleParams(body.params);
  return previewAnomaliesRule(
    context.ports,
    {
      params,
      filter: params.kql === undefined ? undefined : translate(context.host, params.kql),
      span: { from: Date.parse(body.from), to: Date.parse(body.to) },
      everyMs: durationToMs(body.every ?? '1m'),
    },
    context.signal,
  );
});
