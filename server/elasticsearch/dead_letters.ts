/**
 * Results that the destination refuses are kept beside it in an index of their own, with the reason:
 * one for each destination, so that rights on it can be given with those on the destination.
 *
 * An id stands in one place: a dead letter removes an older result of the same id, and a result
 * that is written after all removes its dead letter. So both indices can be counted and added up.
 */
import type { Client } from '@elastic/elasticsearch';
import { deadLetterIndex } from '../../common/dead_letter_index';
import type { Detector } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { ResultWrite } from '../detection/ports/result_writer';
import { deleteOperation, indexOperation } from './bulk/bulk_operation';
import { settleOperations, type BulkLimits } from './bulk/settle_operations';
import { ofDetector } from './results/result_query';
import { countOnce, searchOnce } from './search/search_once';
import type { Failure } from './translate_error';

/** A result that was refused, and why. */
export interface DeadLetter {
  result: ResultWrite;
  failure: Failure;
}

function toDocument(detector: Detector, { result, failure }: DeadLetter): Record<string, unknown> {
  const { source, json } = result;
  const time = result.time === null ? {} : { time: new Date(result.time).toISOString() };
  const { status, type, reason } = failure;
  const tooLarge = status === 413;
  return {
    source: { index: source.index, id: source.id, ...time },
    destination: { index: detector.destination.index },
    ml: { detector_id: detector.id },
    error: { code: tooLarge ? 'DOC_TOO_LARGE' : 'DOCUMENT_REFUSED', type, reason, status },
    ...(tooLarge ? {} : { document: JSON.parse(json.toString()) as unknown }),
  };
}

interface DeadLetterOptions {
  detector: Detector;
  limits: BulkLimits;
}

/** Dead letters are few, and counts of them must be right at once. */
const visibleAtOnce = (limits: BulkLimits): BulkLimits => ({ ...limits, refresh: true });

/**
 * Keeps refused results.
 * @throws AppError DOCUMENT_REFUSED when the dead-letter index refuses one too, or as
 * `settleOperations`
 */
export async function keepDeadLetters(
  client: Client,
  { detector, limits, letters }: DeadLetterOptions & { letters: DeadLetter[] },
  signal: AbortSignal,
): Promise<void> {
  const index = deadLetterIndex(detector.destination.index);
  const doing = `Writing to "${index}"`;
  const operations = letters.flatMap((letter) => {
    const { id, onlyIfAbsent } = letter.result;
    return [
      indexOperation({ index, id }, Buffer.from(JSON.stringify(toDocument(detector, letter)))),
      // What was not to take the place of a result is no reason to remove one.
      ...(onlyIfAbsent === true
        ? []
        : [deleteOperation({ index: detector.destination.index, id })]),
    ];
  });
  const refused = await settleOperations(
    client,
    { operations, limits: visibleAtOnce(limits), doing },
    signal,
  );
  const [first] = refused;
  if (first === undefined) return;
  const { type, reason } = first.failure;
  throw new AppError(
    'DOCUMENT_REFUSED',
    `${doing} failed: ${refused.length} refused results could not be kept (${type}: ${reason}).`,
  );
}

async function idsWithDeadLetters(
  client: Client,
  { detector, ids }: { detector: Detector; ids: string[] },
  signal: AbortSignal,
): Promise<string[]> {
  const index = deadLetterIndex(detector.destination.index);
  const search = { indices: [index], doing: `Reading "${index}"`, mayBeMissing: true };
  // Nearly always none: that is found out without sending all the ids.
  const any = await countOnce(
    client,
    { ...search, request: { query: ofDetector(detector) } },
    signal,
  );
  if (any === 0) return [];
  const query = ofDetector(detector, { ids: { values: ids } });
  const found = await searchOnce(
    client,
    { ...search, request: { query, size: ids.length, _source: false } },
    signal,
  );
  return found.hits.hits.flatMap(({ _id }) => _id ?? []);
}

/** Removes dead letters of results that have now been written. */
export async function removeDeadLetters(
  client: Client,
  { detector, limits, ids }: DeadLetterOptions & { ids: string[] },
  signal: AbortSignal,
): Promise<void> {
  if (ids.length === 0) return;
  const index = deadLetterIndex(detector.destination.index);
  const stale = await idsWithDeadLetters(client, { detector, ids }, signal);
  await settleOperations(
    client,
    {
      operations: stale.map((id) => deleteOperation({ index, id })),
      limits: visibleAtOnce(limits),
      doing: `Writing to "${index}"`,
    },
    signal,
  );
}
