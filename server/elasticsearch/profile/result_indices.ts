/** Which indices of a pattern hold results of detectors. */
import type { Client } from '@elastic/elasticsearch';
import { readFieldCaps } from '../field_caps';
import { readSourceMapping } from './source_mapping';

/** Every result has it, and nobody else writes it. */
const resultField = 'ml.detector_id';

/** @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ... */
export async function readResultIndices(
  client: Client,
  indices: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const doing = `Reading the fields of "${indices.join(',')}"`;
  const asked = { indices, fields: resultField, doing, unmapped: true };
  const { fields } = await readFieldCaps(client, asked, signal);
  const byType = Object.entries(fields[resultField] ?? {}).filter(([type]) => type !== 'unmapped');
  if (byType.length === 0) return [];
  const named = byType.flatMap(([, caps]) => [caps.indices ?? []].flat());
  // Elasticsearch names no index where all have the field alike.
  return named.length > 0 ? named : (await readSourceMapping(client, indices, signal)).indices;
}
