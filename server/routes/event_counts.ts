import { eventCounts, mostEventIntervals } from '../../common/api/event_counts';
import { durationToMs } from '../../common/codecs/bounded';
import { countEvents } from '../detection/evaluation/count_events';
import { defineRoute } from './define_route';
import { eventsOf } from './events_of';

export const eventCountsRoute = defineRoute(eventCounts, ({ body }, { host, ports, signal }) =>
  countEvents(
    ports,
    {
      ...eventsOf(host, body),
      windowMs: durationToMs(body.window),
      mostIntervals: mostEventIntervals,
    },
    signal,
  ),
);
