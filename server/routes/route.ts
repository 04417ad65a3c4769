/** A route as plain data: mounted by Kibana's router and by the standalone server alike. */
import type { AnyContract } from '../../common/api/contract';
import type { AssetReport } from '../../common/api/get_status';
import type { DetectionPorts, TaskScheduler } from '../detection/services';

/** What the host knows of itself, for the status page. */
export interface HostInfo {
  kind: 'kibana' | 'standalone';
  /** Version of Anomaly Forest. */
  version: string;
  /** @throws AppError ES_UNAVAILABLE, ... */
  elasticsearchVersion(signal: AbortSignal): Promise<string>;
  assets(): AssetReport[];
  /** KQL as query DSL; null where there is no Kibana to read it. @throws AppError REQUEST_INVALID */
  kqlToQuery: ((kql: string) => Record<string, unknown>) | null;
}

/** What a handler works with. In Kibana, `ports` reads people's data as the current user. */
export interface RouteContext {
  ports: DetectionPorts;
  scheduler: TaskScheduler;
  host: HostInfo;
  /** Name of the person who asks; null where nobody logs in. */
  user: string | null;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
}

/** A route whose types nobody needs any more: `call` decodes by the contract's codecs. */
export interface MountableRoute {
  contract: AnyContract;
  /**
   * Decodes, handles and answers: a string or bytes where the contract says so, else what JSON can hold.
   * @throws AppError from the catalogue.
   */
  call(
    input: { params: unknown; query?: unknown; body: unknown },
    context: RouteContext,
  ): Promise<unknown>;
}
