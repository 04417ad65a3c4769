import moment from 'moment-timezone';
import { useServices } from '../services_context';
import { useLanes } from './use_lanes';

export interface AnomaliesToday {
  /** Undefined while it is not known, and where it cannot be. */
  of: (detectorId: string) => number | undefined;
  refresh: () => void;
}

/** Anomalies of each detector since midnight, in the reader's time zone. */
export function useAnomaliesToday(): AnomaliesToday {
  const { zone } = useServices().time;
  const midnight = moment.tz(zone).startOf('day');
  const times = {
    from: midnight.toISOString(),
    // Not now: the question stays the same all day.
    to: midnight.clone().add(1, 'day').toISOString(),
  };
  const { data, refresh } = useLanes({ ...times, buckets: 1 }, times.from);
  const of = (id: string) => {
    if (data === undefined) return undefined;
    const lane = data.lanes.find((one) => one.id === id);
    if (lane !== undefined) return lane.cells.reduce((sum, { anomalies }) => sum + anomalies, 0);
    const isUnread = data.unread.some(({ detector_ids: ids }) => ids.includes(id));
    // Lanes without anomalies are left out, and so are those beyond the most that an answer holds.
    return data.more || isUnread ? undefined : 0;
  };
  return { of, refresh };
}
