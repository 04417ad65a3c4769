import { useCallback, useState } from 'react';
import { i18n } from '@kbn/i18n';
import { learnFromLabels } from '../../common/api/learn_from_labels';
import type { PromoteLearnt } from '../../common/detector_training';
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
          i18n.translate('anomalyForest.hooks.useLearning.versionHasLearntText', {
            defaultMessage: 'Version {version} has learnt and is the {role}',
            values: { version: manifest.version, role },
          }),
          [judgement, ...(manifest.learning?.notes ?? [])].join(' '),
        );
      } catch (thrown) {
        notify.failure(
          i18n.translate('anomalyForest.hooks.useLearning.detectorCouldNotLearnText', {
            defaultMessage: 'The detector could not learn',
          }),
          failureText(thrown),
        );
      } finally {
        setBusy(false);
        onDone();
      }
    },
    [http, id, notify, onDone],
  );
  return { isBusy, learn };
}
