/** Which events of a source a request asks for. */
import type { BodyOf } from '../../common/api/contract';
import type { arrivalTimes } from '../../common/api/arrival_times';
import type { EventsOptions } from '../detection/evaluation/source_events';
import { resultFilters } from './result_filters';
import type { HostInfo } from './route';
import { timeOrOpen } from './time_or_open';

/** @throws AppError REQUEST_INVALID for KQL that cannot be read */
export function eventsOf(host: HostInfo, body: BodyOf<typeof arrivalTimes>): EventsOptions {
  const { entity_field: entityField, from, query, source, to } = body;
  return {
    source,
    filters: resultFilters(host, { query }),
    ...(entityField === undefined ? {} : { entityField }),
    range: { from: timeOrOpen(from), to: timeOrOpen(to) },
  };
}
