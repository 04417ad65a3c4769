import { useCallback, useMemo, useState } from 'react';
import { i18n } from '@kbn/i18n';
import { giveLabels } from '../../common/api/give_labels';
import type { LabelSuggestions } from '../../common/api/suggest_labels';
import { withdrawLabel } from '../../common/api/withdraw_label';
import { callApi } from '../api_client';
import { ApiError } from '../api_error';
import { useServices } from '../services_context';
import { failureText } from './failure_text';
import { passOver, takeUpAgain } from './passed_over';
import type { Request } from './use_request';
import { useSuggestions, type RowsToLabel, type Suggestion } from './use_suggestions';

/** What was done last, so that it can be undone. */
interface Deed {
  row: Suggestion;
  /** Results that got a label by it; none for a row that was passed over. */
  labelled: readonly string[];
}

export interface LabelQueue {
  request: Request<LabelSuggestions>;
  /** The row on show; undefined where nothing is left. */
  row: Suggestion | undefined;
  /** Rows dealt with since the page was opened. */
  done: number;
  isBusy: boolean;
  canUndo: boolean;
  /** @param alike results that get the same label */
  give: (anomaly: boolean, alike: readonly string[]) => Promise<void>;
  skip: () => void;
  undo: () => Promise<void>;
}

/** Of a row, and of those like it, none of which has a label as far as is known here. */
function labelsOf(
  { drawn, result_id: id }: Suggestion,
  anomaly: boolean,
  alike: readonly string[],
) {
  const own = { result_id: id, anomaly, drawn, replaces: null };
  const others = alike.map((one) => {
    return { result_id: one, anomaly, selected_by: { like: id }, replaces: null };
  });
  return [own, ...others];
}

/**
 * Rows to label, one after the other, none of them twice.
 * @param onChange after labels have changed
 */
export function useLabelQueue(asked: RowsToLabel, onChange: () => void): LabelQueue {
  const { detectorId } = asked;
  const { http, notify } = useServices();
  const [turn, setTurn] = useState(0);
  const [deeds, setDeeds] = useState<readonly Deed[]>([]);
  const [isBusy, setBusy] = useState(false);
  /** Rows that are out of the queue: dealt with, or labelled by somebody else. */
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  /** Rows of which something was undone stand first again, the last one first of all. */
  const [again, setAgain] = useState<readonly Suggestion[]>([]);
  const request = useSuggestions(asked, turn);
  const { data } = request;
  const queue = useMemo(() => [...again, ...(data?.rows ?? [])], [again, data]);
  const row = queue.find(({ result_id: id }) => !out.has(id));

  const leave = useCallback(
    (ids: readonly string[], current: Suggestion) => {
      const gone = new Set([...out, ...ids, current.result_id]);
      setOut(gone);
      if (queue.every(({ result_id: id }) => gone.has(id))) setTurn((n) => n + 1);
    },
    [out, queue],
  );

  const give = useCallback(
    async (anomaly: boolean, alike: readonly string[]) => {
      if (row === undefined || isBusy) return;
      const labelled = [row.result_id, ...alike];
      setBusy(true);
      try {
        const body = { labels: labelsOf(row, anomaly, alike) };
        await callApi(http, giveLabels, { params: { id: detectorId }, body });
        setDeeds((before) => [...before, { row, labelled }]);
        leave(labelled, row);
      } catch (thrown) {
        const isTaken = thrown instanceof ApiError && thrown.code === 'LABEL_CHANGED';
        notify.failure(
          i18n.translate('anomalyForest.hooks.useLabelQueue.labelWasNotKeptText', {
            defaultMessage: 'The label was not kept',
          }),
          failureText(thrown),
        );
        if (isTaken && alike.length === 0) leave([], row);
      } finally {
        setBusy(false);
        onChange();
      }
    },
    [detectorId, http, isBusy, leave, notify, onChange, row],
  );

  const skip = useCallback(() => {
    if (row === undefined || isBusy) return;
    passOver(detectorId, [row.result_id]);
    setDeeds((before) => [...before, { row, labelled: [] }]);
    leave([], row);
  }, [detectorId, isBusy, leave, row]);

  const undo = useCallback(async () => {
    const last = deeds[deeds.length - 1];
    if (last === undefined || isBusy) return;
    setBusy(true);
    try {
      for (const result_id of last.labelled) {
        await callApi(http, withdrawLabel, { params: { id: detectorId, result_id } });
      }
      takeUpAgain(detectorId, last.row.result_id);
      setDeeds((before) => before.slice(0, -1));
      const back = new Set([last.row.result_id, ...last.labelled]);
      setOut((before) => new Set([...before].filter((id) => !back.has(id))));
      setAgain((before) => [last.row, ...before]);
    } catch (thrown) {
      notify.failure(
        i18n.translate('anomalyForest.hooks.useLabelQueue.labelCouldNotWithdrawnText', {
          defaultMessage: 'The label could not be withdrawn',
        }),
        failureText(thrown),
      );
    } finally {
      setBusy(false);
      onChange();
    }
  }, [deeds, detectorId, http, isBusy, notify, onChange]);

  const canUndo = deeds.length > 0;
  return { request, row, done: deeds.length, isBusy, canUndo, give, skip, undo };
}
