import { useMemo, useState } from 'react';
import { deleteDetector } from '../../common/api/delete_detector';
import { enableDetector } from '../../common/api/enable_detector';
import { runDetector } from '../../common/api/run_detector';
import type { Detector } from '../../common/detector';
import { callApi } from '../api_client';
import { ApiError } from '../api_error';
import { useServices } from '../services_context';

export interface DetectorActions {
  /** Ids of the detectors that an action is under way for. */
  busy: ReadonlySet<string>;
  score: (detector: Detector) => Promise<boolean>;
  train: (detector: Detector) => Promise<boolean>;
  setEnabled: (detector: Detector, enabled: boolean) => Promise<boolean>;
  remove: (detector: Detector) => Promise<boolean>;
}

interface Deed {
  done: string;
  failed: string;
  text?: string;
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}

/** What a person can do to a detector; each tells how it ended and answers whether it succeeded. */
export function useDetectorActions(onDone: () => void): DetectorActions {
  const { http, notify } = useServices();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());

  return useMemo(() => {
    const act = async (detector: Detector, deed: Deed, call: () => Promise<unknown>) => {
      setBusy((ids) => new Set([...ids, detector.id]));
      try {
        await call();
        notify.success(deed.done, deed.text);
        return true;
      } catch (thrown) {
        const error = thrown instanceof ApiError ? thrown : null;
        const text = error
          ? `${error.code}: ${error.message.replace(/\.$/, '')}. ${error.remedy}`
          : String(thrown);
        notify.failure(deed.failed, text);
        return false;
      } finally {
        setBusy((ids) => without(ids, detector.id));
        onDone();
      }
    };
    const run = (detector: Detector, task: 'score' | 'train', deed: Deed) =>
      act(detector, deed, () =>
        callApi(http, runDetector, { params: { id: detector.id }, body: { task } }),
      );
    return {
      busy,
      score: (detector: Detector) =>
        run(detector, 'score', {
          done: `Scoring run of "${detector.name}" is queued`,
          failed: `"${detector.name}" could not be run`,
        }),
      train: (detector: Detector) =>
        run(detector, 'train', {
          done: `Training of "${detector.name}" is queued`,
          text: 'The model in use stays until the new one is checked and stored.',
          failed: `"${detector.name}" could not be trained`,
        }),
      setEnabled: (detector: Detector, enabled: boolean) =>
        act(
          detector,
          {
            done: `"${detector.name}" is ${enabled ? 'enabled' : 'disabled'}`,
            failed: `"${detector.name}" could not be ${enabled ? 'enabled' : 'disabled'}`,
          },
          () => callApi(http, enableDetector, { params: { id: detector.id }, body: { enabled } }),
        ),
      remove: (detector: Detector) =>
        act(
          detector,
          {
            done: `"${detector.name}" is deleted`,
            text: `Its results stay in ${detector.destination.index}.`,
            failed: `"${detector.name}" could not be deleted`,
          },
          () => callApi(http, deleteDetector, { params: { id: detector.id } }),
        ),
    };
  }, [busy, http, notify, onDone]);
}
