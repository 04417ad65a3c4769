/** One result, whole. */
import type { Client } from '@elastic/elasticsearch';
import { decodeOrThrow } from '../../../common/codecs/decode';
import type { Detector } from '../../../common/detector';
import { resultTimeField } from '../../../common/fields';
import { resultCodec } from '../../../common/result';
import type { FoundResult } from '../../detection/ports/result_reader';
import { fetchedTime } from '../search/fetched_time';
import { searchOnce } from '../search/search_once';
import { ofDetector } from './result_query';

/** The result of that `_id`, by a search: the destination may be an alias. Null when there is none. */
export async function findResult(
  client: Client,
  { detector, id }: { detector: Detector; id: string },
  signal: AbortSignal,
): Promise<FoundResult | null> {
  const { index } = detector.destination;
  const answer = await searchOnce<Record<string, unknown>>(
    client,
    {
      indices: [index],
      doing: `Reading a result from "${index}"`,
      mayBeMissing: true,
      request: {
        query: ofDetector(detector, { ids: { values: [id] } }),
        size: 1,
        docvalue_fields: [{ field: resultTimeField, format: 'epoch_millis' }],
      },
    },
    signal,
  );
  const [hit] = answer.hits.hits;
  if (hit === undefined) return null;
  const what = `Result ${id} in "${hit._index}"`;
  return {
    index: hit._index,
    result: decodeOrThrow(resultCodec, hit._source, { what, code: 'ES_BAD_RESPONSE' }),
    fields: hit._source ?? {},
    time: fetchedTime(hit, resultTimeField),
  };
}
