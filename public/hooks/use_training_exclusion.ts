import { useState } from 'react';
import { i18n } from '@kbn/i18n';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { setTrainingExclusion } from '../../common/api/set_training_exclusion';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { failureText } from './failure_text';

/** A window, a query, or an entity of the results. */
export type AskedExclusion = BodyOf<typeof setTrainingExclusion>['exclusion'];
type Answer = ResponseOf<typeof setTrainingExclusion>;

/** Leaves something out of a detector's next training, or takes it in again; undefined when that failed. */
export function useTrainingExclusion(detectorId: string): {
  isBusy: boolean;
  set: (exclusion: AskedExclusion, excluded: boolean) => Promise<Answer | undefined>;
} {
  const { http, notify } = useServices();
  const [isBusy, setBusy] = useState(false);
  const set = async (exclusion: AskedExclusion, excluded: boolean) => {
    setBusy(true);
    try {
      return await callApi(http, setTrainingExclusion, {
        params: { id: detectorId },
        body: { exclusion, excluded },
      });
    } catch (thrown) {
      notify.failure(
        i18n.translate('anomalyForest.hooks.useTrainingExclusion.whatTrainingLeavesOutText', {
          defaultMessage: 'What training leaves out could not be changed',
        }),
        failureText(thrown),
      );
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, set };
}
