/** Every field that an index pattern's indices have, in one call. */
import type { Client } from '@elastic/elasticsearch';
import type { SourceMapping } from '../../detection/ports/source_profiler';
import { readFieldCaps } from '../field_caps';
import { throwNoIndex } from '../no_index';

/** @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ... */
export async function readSourceMapping(
  client: Client,
  indices: readonly string[],
  signal: AbortSignal,
): Promise<SourceMapping> {
  const pattern = indices.join(',');
  const doing = `Reading the mapping of "${pattern}"`;
  const answer = await readFieldCaps(client, { indices, fields: '*', doing }, signal);
  const matched = [answer.indices].flat();
  if (matched.length === 0) return throwNoIndex(client, indices, signal);
  const fields = Object.entries(answer.fields)
    .filter(([, byType]) => !Object.values(byType).some((caps) => caps.metadata_field))
    .map(([field, byType]): [string, { types: string[] }] => [
      field,
      // Indices that lack the field are no type of it.
      { types: Object.keys(byType).filter((type) => type !== 'unmapped') },
    ]);
  return { indices: matched, fields: new Map(fields) };
}
