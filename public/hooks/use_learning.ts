import { useCallback, useState } from 'react';
import { learnFromLabels } from '../../common/api/learn_from_labels';
import type { PromoteLearnt } from '../../common/detector';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { failureText } from './failure_text';

export interface LearningAction {
  isBusy: boolean;
  /** Learns, and tells how it ended. */
  learn: (promote: PromoteLearnt) => Promise<void>;
}

/** Lets a detector learn from its labels. */
export function useLearning(id: string, onDone: () => void): LearningAction {
  const { http, notify } = useServices();
  const [isBusy, setBusy] = useState(false);
  const learn = useCallback(
    async (promote: PromoteLearnt) => {
      setBusy(true);
      try {
        const { judgement, manifest, role } = await callApi(http, learnFromLabels, {
          params: { id },
          body: { promote },
        });
        notify.success(
          `Version ${manifest.version} has learnt and is the ${role}`,
          [judgement, ...(manifest.learning?.notes ?? [])].join(' '),
        );
      } catch (thrown) {
        notify.failure('The detector could not learn', failureText(thrown));
      } finally {
        setBusy(false);
        onDone();
      }
    },
    [http, id, notify, onDone],
  );
  return { isBusy, learn };
}
