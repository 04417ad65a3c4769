/** The least that an API key must be allowed so that a detector can run with it. */
import type { Detector } from '../../common/detector';
import type { ApiKeyRequest } from '../kibana/contracts/security';

const reading = ['read', 'view_index_metadata'];
const writing = [...reading, 'write', 'create_index', 'auto_configure'];

/** Index names as a role takes them: without exclusions, and without the cluster that they are on. */
function namesIn(indices: readonly string[]): string[] {
  const included = indices.filter((index) => !index.startsWith('-'));
  return [...new Set(included.map((index) => index.replace(/^[^:]*:/, '')))];
}

/**
 * Elasticsearch narrows these to what the key's owner may do: a key never opens what its owner could
 * not open when it was granted.
 * @param deadLetters index that refused results go to
 */
export function keyRights(
  { source, destination }: Detector,
  deadLetters: string,
): ApiKeyRequest['role_descriptors'] {
  return {
    anomaly_forest: {
      indices: [
        { names: namesIn(source.indices), privileges: reading },
        { names: [destination.index, deadLetters], privileges: writing },
      ],
    },
  };
}
