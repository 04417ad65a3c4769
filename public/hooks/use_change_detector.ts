import { useState } from 'react';
import { changeDetector } from '../../common/api/change_detector';
import type { DescribedDetector } from '../../common/api/shared';
import type { Detector } from '../../common/detector';
import { callApi } from '../api_client';
import { answerNotUnderstood, ApiError } from '../api_error';
import { useServices } from '../services_context';

export interface ChangeDetector {
  isBusy: boolean;
  error: ApiError | undefined;
  /** Forgets why the last change was refused. */
  forgetError: () => void;
  /** As it is stored then, or undefined when it was refused: `error` then says why. */
  change: (detector: Detector, version: string) => Promise<DescribedDetector | undefined>;
}

/** Replaces the settings of a detector, unless somebody else has changed them since they were read. */
export function useChangeDetector(): ChangeDetector {
  const { http } = useServices();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const change = async (detector: Detector, version: string) => {
    setBusy(true);
    setError(undefined);
    try {
      return await callApi(http, changeDetector, {
        params: { id: detector.id },
        body: { detector, version },
      });
    } catch (thrown) {
      setError(thrown instanceof ApiError ? thrown : answerNotUnderstood(thrown, 0));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, forgetError: () => setError(undefined), change };
}
