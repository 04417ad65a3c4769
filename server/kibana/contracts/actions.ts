/** Contract of the plugin `actions`: the connectors that rules send to. */
import type { KibanaRequest } from './http';

export interface ActionsStart {
  getActionsClientWithRequest(request: KibanaRequest): Promise<{
    /** With those that are preconfigured; with the system's own where asked for. */
    getAll(options: { includeSystemActions: boolean }): Promise<{ id: string }[]>;
  }>;
}
