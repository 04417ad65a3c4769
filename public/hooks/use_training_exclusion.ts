import { useState } from 'react';
import type { ResponseOf } from '../../common/api/contract';
import { setTrainingExclusion } from '../../common/api/set_training_exclusion';
import type { TrainingExclusion } from '../../common/detector';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { failureText } from './failure_text';

type Answer = ResponseOf<typeof setTrainingExclusion>;

/** Leaves something out of a detector's next training, or takes it in again; undefined when that failed. */
export function useTrainingExclusion(detectorId: string): {
  isBusy: boolean;
  set: (exclusion: TrainingExclusion, excluded: boolean) => Promise<Answer | undefined>;
} {
  const { http, notify } = useServices();
  const [isBusy, setBusy] = useState(false);
  const set = async (exclusion: TrainingExclusion, excluded: boolean) => {
    setBusy(true);
    try {
      return await callApi(http, setTrainingExclusion, {
        params: { id: detectorId },
        body: { exclusion, excluded },
      });
    } catch (thrown) {
      notify.failure('What training leaves out could not be changed', failureText(thrown));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, set };
}
