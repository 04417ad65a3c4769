/** A route as plain data: mounted by Kibana's router and by the standalone server alike. */
import type { AssetReport } from '../../common/api/get_status';
import type { Contract } from '../../common/api/contract';
import type { DetectionPorts, TaskScheduler } from '../detection/services';

/** What the host knows of itself, for the status page. */
export interface HostInfo {
  kind: 'kibana' | 'standalone';
  version: string;
  elasticsearchVersion(signal: AbortSignal): Promise<string | null>;
  assets(): AssetReport[];
}

/** What a handler works with. In Kibana, `ports` reads people's data as the current user. */
export interface RouteContext {
  ports: DetectionPorts;
  scheduler: TaskScheduler;
  host: HostInfo;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
}

export interface Route<Params, Body, Response> {
  contract: Contract<Params, Body, Response>;
  handle(input: { params: Params; body: Body }, context: RouteContext): Promise<Response>;
}

/** A route whose types nobody needs any more: the host decodes by the contract's codecs. */
export interface MountableRoute {
  contract: Contract<unknown, unknown, unknown>;
  /** Decodes, handles and answers. @throws AppError from the catalogue. */
  call(input: { params: unknown; body: unknown }, context: RouteContext): Promise<unknown>;
}
