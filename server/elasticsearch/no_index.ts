/** What to say where an index pattern finds nothing. */
import type { Client } from '@elastic/elasticsearch';
import { AppError } from '../../common/errors';
import { readIndexNames } from './profile/index_names';

/**
 * Names what finds nothing: what is left out is named only where it is the reason.
 * @throws AppError INDEX_NOT_FOUND; ES_FORBIDDEN, ... where it could not be told
 */
export async function throwNoIndex(
  client: Client,
  indices: readonly string[],
  signal: AbortSignal,
): Promise<never> {
  const leftOut = indices.filter((name) => name.startsWith('-'));
  const pattern = indices.filter((name) => !name.startsWith('-')).join(',');
  const matched =
    leftOut.length === 0 ? [] : await readIndexNames(client, { pattern, hidden: true }, signal);
  throw new AppError(
    'INDEX_NOT_FOUND',
    matched.length === 0
      ? `No index matches "${pattern}".`
      : `Every index that matches "${pattern}" is left out by "${leftOut.join(',')}".`,
  );
}
