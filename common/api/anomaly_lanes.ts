import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, resultFilterProps, timeRangeProps, unreadCodec } from './shared';
import { integerIn, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';
import { severityCodec } from '../severity';

/** The anomalies of one lane in one interval. */
export const laneCellCodec = t.type({
  /** Start of the interval, milliseconds since 1970. */
  time: t.number,
  anomalies: t.number,
  /** The highest score, 0..1. */
  score: t.number,
  /** The worst there is. */
  severity: severityCodec,
});
export type LaneCell = t.TypeOf<typeof laneCellCodec>;

export const laneCodec = t.type({
  /** A detector's id or a value of the field; null for rows that have no value there. */
  id: t.union([t.string, t.null]),
  /** As people read it. */
  name: t.string,
  /** In time order; intervals without anomalies are left out. */
  cells: t.array(laneCellCodec),
});
export type Lane = t.TypeOf<typeof laneCodec>;

/** Most lanes and intervals of an answer: both together keep it under 300 KB. */
export const mostLanes = 50;
export const mostLaneBuckets = 60;

export const anomalyLanes = contract({
  method: 'post',
  path: `${apiRoot}/results/lanes`,
  privilege: 'read',
  summary:
    'Anomalies over time in lanes, the worst first: one a detector, or one a value of a field.',
  params: none,
  body: strictObject(
    'body',
    { ...timeRangeProps },
    {
      /** One detector; all of them when left out. */
      detector_id: detectorIdCodec,
      /** Field whose values are the lanes; one lane a detector when left out. */
      by: text(255),
      buckets: integerIn(1, mostLaneBuckets),
      ...resultFilterProps,
    },
  ),
  response: t.type({
    interval_ms: t.number,
    lanes: t.array(laneCodec),
    /** Whether there are more lanes than are shown. */
    more: t.boolean,
    unread: unreadCodec,
  }),
});
