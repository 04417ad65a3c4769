import type { estypes } from '@elastic/elasticsearch';
import { AppError } from '../../../common/errors';
import { failureFrom } from '../translate_error';

/**
 * Makes sure that a search answered for all of its shards: part of an answer is an error, never
 * "nothing there".
 * @throws AppError ES_UNAVAILABLE
 */
export function assertComplete(
  { timed_out: timedOut, _shards: shards }: Pick<estypes.SearchResponse, 'timed_out' | '_shards'>,
  doing: string,
): void {
  if (!timedOut && shards.failed === 0) return;
  const first = shards.failures?.[0]?.reason;
  const why = timedOut
    ? 'the search timed out'
    : `${shards.failed} of ${shards.total} shards did not answer`;
  const cause = first === undefined ? '' : ` (${failureFrom(first, null).reason})`;
  throw new AppError('ES_UNAVAILABLE', `${doing} failed: ${why}${cause}.`);
}
