import type { AssetReport } from '../../common/api/get_status';
import { errorCatalogue } from '../../common/errors';
import type { DetectorApiKeys } from './detector_api_keys';

/** With whose rights detectors run here, for the status page. */
export async function describeRights(
  apiKeys: DetectorApiKeys,
  canEncrypt: boolean,
): Promise<AssetReport> {
  const rights = { name: "Detectors run with their owner's rights", kind: 'plugin' } as const;
  if (await apiKeys.isSecurityOff()) {
    const reason = 'Elasticsearch has no security: they run with the rights of Kibana itself.';
    return { ...rights, status: 'skipped', reason };
  }
  if (canEncrypt) return { ...rights, status: 'current', reason: null };
  const { remedy } = errorCatalogue.ENCRYPTION_KEY_MISSING;
  const reason = `No detector can be enabled without an encryption key. ${remedy}`;
  return { ...rights, status: 'failed', reason };
}
