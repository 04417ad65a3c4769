import { profileSource } from '../../../common/api/profile_source';
import { durationToMs } from '../../../common/codecs/bounded';
import { callApi } from '../../api_client';
import { useServices } from '../../services_context';
import { type Draft } from './draft';
import { readSourceOf } from './draft_input';

/** Milliseconds: sources with rows so new are live, and their newest are what people want to see. */
const liveMs = 30 * 60_000;

/**
 * Asks from when to when the rows of a source lie, for a page that is to show them: nobody finds
 * findings of last year in the last half hour. Undefined for a live source, and where nobody can say.
 */
export function useDataRange(
  draft: Draft,
): () => Promise<{ from: string; to: string } | undefined> {
  const { http } = useServices();
  return async () => {
    try {
      const profile = await callApi(http, profileSource, { body: { source: readSourceOf(draft) } });
      const time = profile.time_fields.find(({ field }) => field === profile.time_field);
      if (!time || time.from === null || time.to === null) return undefined;
      if (Date.now() - time.to < liveMs) return undefined;
      // The end of a range is not part of it, and the last window ends after its last event.
      const after = draft.rows === 'windows' ? durationToMs(draft.windowLength) : 0;
      return {
        from: new Date(time.from).toISOString(),
        to: new Date(time.to + after + 1_000).toISOString(),
      };
    } catch {
      return undefined;
    }
  };
}
