import { createHash } from 'crypto';

/**
 * The `_id` of a result: from detector, source index and source id alone, so that scoring again
 * overwrites and never doubles. 43 characters that are safe in URLs.
 */
export function resultId(detectorId: string, sourceIndex: string, sourceId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([detectorId, sourceIndex, sourceId]))
    .digest('base64url');
}
