/** The feature's id and the names of what its privileges allow: routes require what the feature grants. */
import type { Privilege } from '../../common/api/contract';

export const pluginId = 'anomalyForest';

/** `read` sees detectors and results, `all` changes them. */
export const apiPrivilege: Readonly<Record<Privilege, string>> = {
  read: `${pluginId}-read`,
  all: `${pluginId}-all`,
};
