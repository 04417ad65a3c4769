import { useCallback, useState } from 'react';
import { deleteModel } from '../../common/api/delete_model';
import { promoteModel } from '../../common/api/promote_model';
import { rollBackModel } from '../../common/api/roll_back_model';
import { withdrawChallenger } from '../../common/api/withdraw_challenger';
import { callApi } from '../api_client';
import type { Http } from '../services';
import { useServices } from '../services_context';
import { failureText } from './failure_text';
import { wordsOf, type ModelDeed } from './model_deeds';

async function send(
  http: Http,
  { id, deed, why }: { id: string; deed: ModelDeed; why: string },
): Promise<unknown> {
  const body = why === '' ? {} : { why };
  switch (deed.kind) {
    case 'promote':
    case 'challenge':
      return callApi(http, promoteModel, {
        params: { id, version: String(deed.version) },
        body: { ...body, as: deed.kind === 'promote' ? 'champion' : 'challenger' },
      });
    case 'withdraw':
      return callApi(http, withdrawChallenger, { params: { id }, body });
    case 'roll_back':
      return callApi(http, rollBackModel, { params: { id }, body });
    case 'delete':
      return callApi(http, deleteModel, { params: { id, version: String(deed.version) } });
  }
}

export interface ModelActions {
  isBusy: boolean;
  /** Does it, tells how it ended, and answers whether it succeeded. */
  act: (deed: ModelDeed, why: string) => Promise<boolean>;
}

/** What a person can do to the versions of a detector's model. */
export function useModelActions(
  id: string,
  { champion, onDone }: { champion: number | null; onDone: () => void },
): ModelActions {
  const { http, notify } = useServices();
  const [isBusy, setBusy] = useState(false);
  const act = useCallback(
    async (deed: ModelDeed, why: string) => {
      const words = wordsOf(deed, champion);
      setBusy(true);
      try {
        await send(http, { id, deed, why });
        notify.success(words.done);
        return true;
      } catch (thrown) {
        notify.failure(words.failed, failureText(thrown));
        return false;
      } finally {
        setBusy(false);
        onDone();
      }
    },
    [champion, http, id, notify, onDone],
  );
  return { isBusy, act };
}
