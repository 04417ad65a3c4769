import { useRequest, type Request } from './use_request';
import type { BodyOf, ResponseOf } from '../../common/api/contract';
import { ledgerOverTime } from '../../common/api/ledger_over_time';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

export type LedgerOverTime = ResponseOf<typeof ledgerOverTime>;

/** A detector's ledger per interval. @param question as `useRequest` has it */
export function useLedger(
  id: string,
  body: BodyOf<typeof ledgerOverTime>,
  question: string,
): Request<LedgerOverTime> {
  const { http } = useServices();
  const turn = useTurn();
  return useRequest({
    identity: id,
    question,
    key: JSON.stringify([turn, body]),
    load: (signal) => callApi(http, ledgerOverTime, { params: { id }, body, signal }),
  });
}
