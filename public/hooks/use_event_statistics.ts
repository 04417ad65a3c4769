import { useRequest, type Request } from './use_request';
import { arrivalTimes, type ArrivalTimes } from '../../common/api/arrival_times';
import type { BodyOf } from '../../common/api/contract';
import { eventCounts, type EventCounts } from '../../common/api/event_counts';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useTurn } from '../time/turn';

/** How many events there are per entity and window. */
export function useEventCounts(body: BodyOf<typeof eventCounts>): Request<EventCounts> {
  const { http } = useServices();
  const turn = useTurn();
  const { from, to, ...asked } = body;
  return useRequest({
    identity: JSON.stringify(asked),
    key: JSON.stringify([turn, from, to]),
    load: (signal) => callApi(http, eventCounts, { body, signal }),
  });
}

/** How long it takes from one event of an entity to its next. */
export function useArrivalTimes(body: BodyOf<typeof arrivalTimes>): Request<ArrivalTimes> {
  const { http } = useServices();
  const turn = useTurn();
  const { from, to, ...asked } = body;
  return useRequest({
    identity: JSON.stringify(asked),
    key: JSON.stringify([turn, from, to]),
    load: (signal) => callApi(http, arrivalTimes, { body, signal }),
  });
}
