/** Which results are there already. */
import type { Client } from '@elastic/elasticsearch';
import type { Detector } from '../../../common/detector';
import { deadLetterIndex } from '../../../common/dead_letter_index';
import { lookUp } from '../look_up';
import { noModelYet } from './result_query';

/** Ids per request. */
const portion = 1_000;

/** Documents of an index by id, each with these fields of it alone; those that are not there are left out. */
export async function findByIds(
  client: Client,
  { index, ids, fields }: { index: string; ids: string[]; fields: string[] },
  signal: AbortSignal,
): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>();
  const doing = `Looking up results in "${index}"`;
  for (let start = 0; start < ids.length; start += portion) {
    const some = { index, ids: ids.slice(start, start + portion), doing };
    const read = { ...some, fields: fields.length === 0 ? (false as const) : fields };
    for (const { _id, _source } of await lookUp<Record<string, unknown>>(client, read, signal)) {
      found.set(_id, _source ?? {});
    }
  }
  return found;
}

/** Whether a result, of which its reason alone was read, is what rules alone said. */
const isOfRulesAlone = ({ ml }: Record<string, unknown>) =>
  (ml as { skip_reason?: unknown } | undefined)?.skip_reason === noModelYet;

const idsIn = async (
  client: Client,
  where: { index: string; ids: string[] },
  signal: AbortSignal,
) =>
  [...(await findByIds(client, { ...where, fields: ['ml.skip_reason'] }, signal))]
    .filter(([, source]) => !isOfRulesAlone(source))
    .map(([id]) => id);

/**
 * Of these ids, the ones in the destination or among the dead letters, but for what rules alone said. Looked up by id, which sees
 * what was written a moment ago; a search would not.
 */
export async function readSettledIds(
  client: Client,
  { detector, ids }: { detector: Detector; ids: string[] },
  signal: AbortSignal,
): Promise<Set<string>> {
  const written = await idsIn(client, { index: detector.destination.index, ids }, signal);
  const settled = new Set(written);
  const others = ids.filter((id) => !settled.has(id));
  const letters = deadLetterIndex(detector.destination.index);
  const lettered = await idsIn(client, { index: letters, ids: others }, signal);
  for (const id of lettered) settled.add(id);
  return settled;
}
