import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { durationIn, isoTime, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { sourceInputCodec } from '../detector_source';
import type { ErrorCode } from '../errors';

/** Most pairs of entity and interval that the endpoints read; the command line takes any number. */
export const mostEventIntervals = 500_000;

/** Bins of a histogram of counts, and of one of times between events. */
export const mostBins = 60;

/** Events of a source: what the statistics of events look at. */
export const eventsProps = {
  required: { source: sourceInputCodec },
  optional: {
    /** Narrows the events, in the host's query language: KQL in Kibana, Lucene without it. */
    query: text(2_000),
    /** Events of each value are counted by themselves; all together when left out. */
    entity_field: text(255),
    /** Event times: `from` inclusive, `to` exclusive. */
    from: isoTime,
    to: isoTime,
  },
};

/** What every question about events can be answered with. */
export const eventsErrors: readonly ErrorCode[] = [
  'FIELD_NOT_FOUND',
  'FIELD_NOT_USABLE',
  'TIME_FIELD_NOT_DATE',
  'NO_DATA_IN_RANGE',
  'EVENTS_TOO_MANY',
  'INDEX_NOT_FOUND',
  'ES_FORBIDDEN',
];

export const countBinCodec = t.type({
  /** Counts in the bin, both inclusive; the first takes in all lower ones, the last all higher ones. */
  from: t.number,
  to: t.number,
  /** Windows with such a count. */
  windows: t.number,
  /** Share of all windows, and the share that a Poisson distribution of the same mean has, 0..1. */
  share: t.number,
  poisson: t.number,
});
export type CountBin = t.TypeOf<typeof countBinCodec>;

export const eventCountsCodec = t.type({
  events: t.number,
  /** Events in range that have no entity; they are in no window. */
  events_without_entity: t.number,
  /** Different values of the entity field; 1 without one. */
  entities: t.number,
  /** Milliseconds. */
  window_ms: t.number,
  /** Windows from the first event's to the last one's, of each entity; empty ones count. */
  windows: t.number,
  /** Beginning of the first and end of the last window, milliseconds since 1970. */
  from: t.number,
  to: t.number,
  /** Events per entity and window; the variance is the sample's. */
  mean: t.number,
  variance: t.number,
  /** Variance by mean: 1 of a Poisson distribution, more where events come in bursts. */
  dispersion_index: t.number,
  /** Most events in one window. */
  most: t.number,
  /** Largest distance between the distribution of the counts and Poisson's, 0..1. */
  ks_distance: t.number,
  /** At most `mostBins`, each as wide as the others. */
  bins: t.array(countBinCodec),
});
export type EventCounts = t.TypeOf<typeof eventCountsCodec>;

export const eventCounts = contract({
  method: 'post',
  path: `${apiRoot}/source/event_counts`,
  privilege: 'read',
  summary:
    'How many events each entity has in windows of time, beside a Poisson distribution of the same mean.',
  params: none,
  body: strictObject(
    'body',
    { ...eventsProps.required, window: durationIn('1s', '30d') },
    eventsProps.optional,
  ),
  response: eventCountsCodec,
  errors: eventsErrors,
});
