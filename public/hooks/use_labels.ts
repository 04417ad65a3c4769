import { useCallback, useMemo, useState } from 'react';
import { i18n } from '@kbn/i18n';
import { giveLabels } from '../../common/api/give_labels';
import { listLabels, type LabelList } from '../../common/api/list_labels';
import { withdrawLabel } from '../../common/api/withdraw_label';
import type { Label, LabelDraw } from '../../common/label';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { failureText } from './failure_text';
import { useRequest, type Request } from './use_request';

/** What people said of a detector's findings. */
export function useLabelList(detectorId: string): Request<LabelList> {
  const { http } = useServices();
  return useRequest({
    identity: detectorId,
    key: '',
    load: (signal) => callApi(http, listLabels, { params: { id: detectorId }, signal }),
  });
}

export interface Labels {
  request: Request<LabelList>;
  of: (resultId: string) => Label | undefined;
  /** The result whose label is being changed. */
  busy: string | undefined;
  /** @param drawn how the row came to be shown; for its rank when left out */
  give: (resultId: string, anomaly: boolean, drawn?: LabelDraw) => Promise<void>;
  withdraw: (resultId: string) => Promise<void>;
}

/** The labels of a detector's findings, and changing them. */
export function useLabels(detectorId: string): Labels {
  const { http, notify } = useServices();
  const request = useLabelList(detectorId);
  const [busy, setBusy] = useState<string>();
  const { data, refresh } = request;
  const byResult = useMemo(
    () => new Map((data?.labels ?? []).map((label) => [label.result_id, label])),
    [data],
  );
  const change = useCallback(
    async (resultId: string, send: () => Promise<unknown>) => {
      setBusy(resultId);
      try {
        await send();
      } catch (thrown) {
        notify.failure(
          i18n.translate('anomalyForest.hooks.useLabels.labelCouldNotChangedText', {
            defaultMessage: 'The label could not be changed',
          }),
          failureText(thrown),
        );
      } finally {
        setBusy(undefined);
        refresh();
      }
    },
    [notify, refresh],
  );
  return {
    request,
    busy,
    of: (resultId) => byResult.get(resultId),
    give: (resultId, anomaly, drawn = 'ranked') =>
      change(resultId, () =>
        callApi(http, giveLabels, {
          params: { id: detectorId },
          body: {
            labels: [
              {
                result_id: resultId,
                anomaly,
                drawn,
                // What another person said meanwhile was not seen here.
                replaces: byResult.get(resultId)?.at ?? null,
              },
            ],
          },
        }),
      ),
    withdraw: (resultId) =>
      change(resultId, () =>
        callApi(http, withdrawLabel, { params: { id: detectorId, result_id: resultId } }),
      ),
  };
}
