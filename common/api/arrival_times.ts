import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { eventsErrors, eventsProps } from './event_counts';
import { none } from './shared';
import { strictObject } from '../codecs/strict_object';

export const arrivalBinCodec = t.type({
  /** Milliseconds between two events: `from` inclusive; `to` exclusive, null for all that are longer. */
  from_ms: t.number,
  to_ms: t.union([t.number, t.null]),
  intervals: t.number,
  /** Share of all intervals, and the share that an exponential distribution of the same mean has, 0..1. */
  share: t.number,
  exponential: t.number,
});
export type ArrivalBin = t.TypeOf<typeof arrivalBinCodec>;

export const arrivalTimesCodec = t.type({
  events: t.number,
  events_without_entity: t.number,
  entities: t.number,
  /** Times between an entity's events, one after the other. */
  intervals: t.number,
  /** In milliseconds, to which times are read; quantiles to a thousandth. */
  mean_ms: t.number,
  median_ms: t.number,
  p95_ms: t.number,
  longest_ms: t.number,
  /** Of the fitted exponential, by maximum likelihood: events an hour and entity. */
  rate_per_hour: t.number,
  /** Standard deviation by mean: 1 of an exponential distribution, more where events come in bursts. */
  coefficient_of_variation: t.number,
  /** Largest distance between the distribution of the intervals and the exponential, 0..1, to 0.001. */
  ks_distance: t.number,
  /** Of equal width but the last, which takes in all that is longer. */
  bins: t.array(arrivalBinCodec),
});
export type ArrivalTimes = t.TypeOf<typeof arrivalTimesCodec>;

export const arrivalTimes = contract({
  method: 'post',
  path: `${apiRoot}/source/arrival_times`,
  privilege: 'read',
  summary:
    'How long it takes from one event of an entity to its next, beside the exponential distribution that fits.',
  params: none,
  body: strictObject('body', eventsProps.required, eventsProps.optional),
  response: arrivalTimesCodec,
  errors: eventsErrors,
});
