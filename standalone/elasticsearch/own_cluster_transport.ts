import { SniffingTransport } from '@elastic/elasticsearch';
import { AppError } from '../../common/errors';

/** No Elasticsearch comes up on a port that another has left within this time. */
const freshMs = 2_000;

/**
 * A transport that stays with the cluster that answered first. When that one has stopped, an
 * Elasticsearch of another folder may come up on the same port: it gets no request but the
 * question for its UUID. @throws AppError ES_UNAVAILABLE from requests while another one answers
 */
export function ownClusterTransport(now: () => number = Date.now): typeof SniffingTransport {
  let own: string | undefined;
  let answeredAt = -Infinity;
  return class OwnClusterTransport extends SniffingTransport {
    override async request<T>(
      ...[params, options]: Parameters<SniffingTransport['request']>
    ): Promise<T> {
      if (now() - answeredAt > freshMs) await this.requireOwn(options?.signal);
      const answer = await super.request<T>(params, options);
      answeredAt = now();
      return answer;
    }

    private async requireOwn(signal?: AbortSignal): Promise<void> {
      const { cluster_uuid: uuid } = await super.request<{ cluster_uuid?: string }>(
        { method: 'GET', path: '/_cluster/state/version', querystring: 'filter_path=cluster_uuid' },
        { signal },
      );
      own ??= uuid;
      if (uuid === own) return;
      throw new AppError(
        'ES_UNAVAILABLE',
        "The host's own Elasticsearch has stopped, and another one answers on its port. Stop this host and start it again.",
      );
    }
  };
}
