/** Contract of the plugin `spaces`. */
import type { KibanaRequest } from './http';

export interface SpacesStart {
  spacesService: { getSpaceId(request: KibanaRequest): string };
}
