/** Which events are looked at, as the address holds it. */
import type { BodyOf } from '../../../common/api/contract';
import type { arrivalTimes } from '../../../common/api/arrival_times';
import type { Detector } from '../../../common/detector';
import type { AddressChange } from '../../hooks/use_address';

export interface EventsQuestion {
  /** Index names and patterns apart by commas; empty for the detector's own source. */
  indices: string;
  query: string;
  entity: string;
  window: string;
}

export const usualWindow = '1h';

export function readEventsQuestion(params: URLSearchParams): EventsQuestion {
  const text = (name: string) => params.get(name) ?? '';
  return {
    indices: text('events'),
    query: text('which'),
    entity: text('who'),
    window: params.get('window') ?? usualWindow,
  };
}

const orNothing = (text: string) => (text === '' ? undefined : text);

/** The window always stands there: that is how the address says that something was asked. */
export const addressOfEvents = (question: EventsQuestion): AddressChange => ({
  events: orNothing(question.indices),
  which: orNothing(question.query),
  who: orNothing(question.entity),
  window: question.window,
});

export const isEventsQuestion = (params: URLSearchParams): boolean => params.has('window');

/** Other indices are read by the same time field, but not with the detector's filter. */
function sourceOf({ source }: Detector, indices: string) {
  const { filter, start, time_field } = source;
  const named = indices
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (named.length > 0) return { indices: named, time_field };
  return {
    indices: source.indices,
    time_field,
    ...(filter === undefined ? {} : { filter }),
    ...(start === undefined ? {} : { start }),
  };
}

export function eventsBody(
  detector: Detector,
  { entity, indices, query }: EventsQuestion,
  times: { from: string; to: string },
): BodyOf<typeof arrivalTimes> {
  return {
    source: sourceOf(detector, indices),
    ...(query === '' ? {} : { query }),
    ...(entity === '' ? {} : { entity_field: entity }),
    ...times,
  };
}
