/** How fields are mapped over all indices of a source. */
import type { Client } from '@elastic/elasticsearch';
import type { FieldKind } from '../detection/ports/source_reader';
import { readFieldCaps } from './field_caps';
import { throwNoIndex } from './no_index';

/** Elasticsearch takes request lines of up to 4,096 bytes. */
const longestFieldList = 2_000;

/** Lists of fields whose names, encoded for a URL, are together short enough for one request. */
function portions(fields: readonly string[]): string[][] {
  const lists: string[][] = [];
  let length = Infinity;
  for (const field of fields) {
    const added = encodeURIComponent(field).length + 3;
    if (length + added > longestFieldList) {
      lists.push([]);
      length = 0;
    }
    lists[lists.length - 1]?.push(field);
    length += added;
  }
  return lists;
}

/**
 * The mapping types of the named fields; a field that no index has is left out.
 * @throws AppError INDEX_NOT_FOUND, ...
 */
export async function readFieldKinds(
  client: Client,
  { indices, fields }: { indices: string[]; fields: string[] },
  signal: AbortSignal,
): Promise<Map<string, FieldKind>> {
  const pattern = indices.join(',');
  const doing = `Reading the mapping of "${pattern}"`;
  const kinds = new Map<string, FieldKind>();
  for (const portion of portions([...new Set(fields)])) {
    const asked = { indices, fields: portion.join(','), doing };
    const answer = await readFieldCaps(client, asked, signal);
    if (answer.indices.length === 0) return throwNoIndex(client, indices, signal);
    const found = new Map(Object.entries(answer.fields));
    for (const field of portion) {
      const types = Object.keys(found.get(field) ?? {});
      if (types.length > 0) kinds.set(field, { types });
    }
  }
  return kinds;
}
