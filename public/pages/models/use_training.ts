import { useCallback, useEffect, useState } from 'react';
import { i18n } from '@kbn/i18n';
import { cancelTraining } from '../../../common/api/cancel_training';
import { getDetector } from '../../../common/api/get_detector';
import { listModels } from '../../../common/api/list_models';
import { runDetector } from '../../../common/api/run_detector';
import { callApi } from '../../api_client';
import { failureText } from '../../hooks/failure_text';
import { useInterval } from '../../hooks/use_interval';
import type { Http } from '../../services';
import { useServices } from '../../services_context';
import {
  askedNow,
  progressOf,
  type TrainingAsked,
  type TrainingProgress,
} from './training_progress';

const pollMs = 2_000;

export interface Training {
  /** Null before one is asked for, and once its end was taken note of. */
  progress: (TrainingProgress & { since: number }) | null;
  start: () => Promise<void>;
  /** Whether it waits for its turn or runs. */
  cancel: () => Promise<void>;
  /** Takes note of how it ended, or stops watching it. */
  dismiss: () => void;
}

async function readKnown(http: Http, id: string) {
  const params = { id };
  const [{ models }, { state }] = await Promise.all([
    callApi(http, listModels, { params }),
    callApi(http, getDetector, { params }),
  ]);
  const newest = Math.max(0, ...models.map(({ version }) => version));
  return { newest, runs: state.runs, cancels: state.trainings_cancelled ?? 0 };
}

/** Starts a training and watches it until a version is there or the run has failed. */
export function useTraining(id: string, onEnded: () => void): Training {
  const { http, notify } = useServices();
  const [asked, setAsked] = useState<(TrainingAsked & { since: number }) | null>(null);
  const [progress, setProgress] = useState<TrainingProgress>({ state: 'under_way' });
  const isWatching = asked !== null && progress.state === 'under_way';

  const start = useCallback(async () => {
    try {
      const known = await readKnown(http, id);
      await callApi(http, runDetector, { params: { id }, body: { task: 'train' } });
      setProgress({ state: 'under_way' });
      setAsked({ ...askedNow(known), since: Date.now() });
    } catch (thrown) {
      notify.failure(
        i18n.translate('anomalyForest.models.useTraining.newVersionCouldNotText', {
          defaultMessage: 'A new version could not be trained',
        }),
        failureText(thrown),
      );
    }
  }, [http, id, notify]);

  useInterval(
    () => {
      if (asked === null) return;
      readKnown(http, id).then(
        (known) => setProgress(progressOf(asked, known)),
        // The page around says that the server does not answer.
        () => undefined,
      );
    },
    isWatching ? pollMs : null,
  );

  const { state } = progress;
  useEffect(() => {
    if (asked !== null && state !== 'under_way') onEnded();
  }, [asked, onEnded, state]);

  const cancel = useCallback(async () => {
    try {
      const { cancelled } = await callApi(http, cancelTraining, { params: { id }, body: {} });
      // Where it was too late, the next look tells what came of it.
      if (cancelled !== 'none') setProgress({ state: 'cancelled' });
    } catch (thrown) {
      notify.failure(
        i18n.translate('anomalyForest.models.useTraining.couldNotBeCancelledFailure', {
          defaultMessage: 'The training could not be cancelled',
        }),
        failureText(thrown),
      );
    }
  }, [http, id, notify]);

  const dismiss = useCallback(() => setAsked(null), []);
  return {
    progress: asked === null ? null : { ...progress, since: asked.since },
    start,
    cancel,
    dismiss,
  };
}
