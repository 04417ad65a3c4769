import { arrivalTimes } from '../../common/api/arrival_times';
import { mostEventIntervals } from '../../common/api/event_counts';
import { measureArrivals } from '../detection/evaluation/measure_arrivals';
import { defineRoute } from './define_route';
import { eventsOf } from './events_of';

export const arrivalTimesRoute = defineRoute(arrivalTimes, ({ body }, { host, ports, signal }) =>
  measureArrivals(ports, { ...eventsOf(host, body), mostIntervals: mostEventIntervals }, signal),
);
