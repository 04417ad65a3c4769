import { useState } from 'react';
import { createDetector } from '../../common/api/create_detector';
import type { DetectorOverview } from '../../common/api/shared';
import type { DetectorInput } from '../../common/detector';
import { callApi } from '../api_client';
import { answerNotUnderstood, ApiError } from '../api_error';
import { useServices } from '../services_context';

export interface CreateDetector {
  isBusy: boolean;
  error: ApiError | undefined;
  /** The new detector, or undefined when it was refused: `error` then says why. */
  create: (input: unknown) => Promise<DetectorOverview | undefined>;
}

/** Creates a detector from JSON that a person wrote: the server is the one that judges it. */
export function useCreateDetector(): CreateDetector {
  const { http } = useServices();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const create = async (input: unknown) => {
    setBusy(true);
    setError(undefined);
    try {
      return await callApi(http, createDetector, { body: input as DetectorInput });
    } catch (thrown) {
      setError(thrown instanceof ApiError ? thrown : answerNotUnderstood(thrown, 0));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, create };
}
