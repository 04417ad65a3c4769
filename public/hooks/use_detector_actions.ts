import { useMemo, useState } from 'react';
import { deleteDetector } from '../../common/api/delete_detector';
import { enableDetector } from '../../common/api/enable_detector';
import { renewCredentials } from '../../common/api/renew_credentials';
import { runDetector } from '../../common/api/run_detector';
import type { Detector } from '../../common/detector';
import { callApi } from '../api_client';
import { ApiError } from '../api_error';
import { withoutBackticks } from '../components/code_text';
import { useServices } from '../services_context';
import { deeds, type Deed } from './detector_deeds';

export interface DetectorActions {
  /** Ids of the detectors that an action is under way for. */
  busy: ReadonlySet<string>;
  score: (detector: Detector) => Promise<boolean>;
  train: (detector: Detector) => Promise<boolean>;
  setEnabled: (detector: Detector, enabled: boolean) => Promise<boolean>;
  renew: (detector: Detector) => Promise<boolean>;
  remove: (detector: Detector) => Promise<boolean>;
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}

function wordsFor(thrown: unknown): string {
  if (!(thrown instanceof ApiError)) return String(thrown);
  return withoutBackticks(`${thrown.code}: ${thrown.message.replace(/\.$/, '')}. ${thrown.remedy}`);
}

/** What a person can do to a detector; each tells how it ended and answers whether it succeeded. */
export function useDetectorActions(onDone: () => void): DetectorActions {
  const { http, notify } = useServices();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

  return useMemo(() => {
    const act = async ({ id }: Detector, deed: Deed, call: () => Promise<unknown>) => {
      setBusy((ids) => new Set([...ids, id]));
      try {
        await call();
        notify.success(deed.done, deed.text);
        return true;
      } catch (thrown) {
        notify.failure(deed.failed, wordsFor(thrown));
        return false;
      } finally {
        setBusy((ids) => without(ids, id));
        onDone();
      }
    };
    const run = (detector: Detector, task: 'score' | 'train') =>
      act(detector, deeds[task](detector), () =>
        callApi(http, runDetector, { params: { id: detector.id }, body: { task } }),
      );
    return {
      busy,
      score: (detector: Detector) => run(detector, 'score'),
      train: (detector: Detector) => run(detector, 'train'),
      setEnabled: (detector: Detector, enabled: boolean) =>
        act(detector, deeds.setEnabled(detector, enabled), () =>
          callApi(http, enableDetector, { params: { id: detector.id }, body: { enabled } }),
        ),
      renew: (detector: Detector) =>
        act(detector, deeds.renew(detector), () =>
          callApi(http, renewCredentials, { params: { id: detector.id } }),
        ),
      remove: (detector: Detector) =>
        act(detector, deeds.remove(detector), () =>
          callApi(http, deleteDetector, { params: { id: detector.id } }),
        ),
    };
  }, [busy, http, notify, onDone]);
}
