import { useMemo, useState } from 'react';
import { cancelTraining } from '../../common/api/cancel_training';
import { deleteDetector } from '../../common/api/delete_detector';
import { enableDetector } from '../../common/api/enable_detector';
import { renewCredentials } from '../../common/api/renew_credentials';
import { runDetector } from '../../common/api/run_detector';
import type { Detector } from '../../common/detector';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { deeds, nothingToCancel, type Deed } from './detector_deeds';
import { failureText } from './failure_text';

export interface DetectorActions {
  /** Ids of the detectors that an action is under way for. */
  busy: ReadonlySet<string>;
  score: (detector: Detector) => Promise<boolean>;
  train: (detector: Detector) => Promise<boolean>;
  cancelTraining: (detector: Detector) => Promise<boolean>;
  setEnabled: (detector: Detector, enabled: boolean) => Promise<boolean>;
  /** One after the other; tells once how many are done, and of each that failed why. */
  setAllEnabled: (detectors: readonly Detector[], enabled: boolean) => Promise<void>;
  renew: (detector: Detector) => Promise<boolean>;
  remove: (detector: Detector) => Promise<boolean>;
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
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
        notify.failure(deed.failed, failureText(thrown));
        return false;
      } finally {
        setBusy((ids) => without(ids, id));
        onDone();
      }
    };
    const enable = ({ id }: Detector, enabled: boolean) =>
      callApi(http, enableDetector, { params: { id }, body: { enabled } });
    const actOnAll = async (detectors: readonly Detector[], enabled: boolean) => {
      const ids = detectors.map(({ id }) => id);
      const failures: string[] = [];
      setBusy((all) => new Set([...all, ...ids]));
      for (const detector of detectors) {
        await enable(detector, enabled).catch((thrown: unknown) => {
          failures.push(`${detector.name}: ${failureText(thrown)}`);
        });
        setBusy((all) => without(all, detector.id));
      }
      const done = detectors.length - failures.length;
      if (done > 0) notify.success(deeds.setAllEnabled(done, enabled).done);
      if (failures.length > 0) {
        notify.failure(deeds.setAllEnabled(failures.length, enabled).failed, failures.join(' '));
      }
      onDone();
    };
    const run = (detector: Detector, task: 'score' | 'train') =>
      act(detector, deeds[task](detector), () =>
        callApi(http, runDetector, { params: { id: detector.id }, body: { task } }),
      );
    return {
      busy,
      score: (detector: Detector) => run(detector, 'score'),
      train: (detector: Detector) => run(detector, 'train'),
      cancelTraining: (detector: Detector) =>
        act(detector, deeds.cancelTraining(detector), async () => {
          const request = { params: { id: detector.id }, body: {} };
          const { cancelled } = await callApi(http, cancelTraining, request);
          if (cancelled === 'none') throw new Error(nothingToCancel);
        }),
      setEnabled: (detector: Detector, enabled: boolean) =>
        act(detector, deeds.setEnabled(detector, enabled), () => enable(detector, enabled)),
      setAllEnabled: actOnAll,
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
