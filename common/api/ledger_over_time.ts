import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, timeRangeProps } from './shared';
import { integerIn } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

/** Most intervals that are asked for; the answer may have one more, since intervals begin at whole ones. */
export const mostLedgerIntervals = 200;

/**
 * Where the documents of an interval of event time stand, as `ledgerCodec` has it for all of them: `ingested` +
 * `gone` = `scored` + `skipped` + `dead_lettered` + `pending` + `missing`.
 */
export const ledgerIntervalCodec = t.type({
  /** Start of the interval, milliseconds since 1970. */
  time: t.number,
  ingested: t.number,
  scored: t.number,
  skipped: t.number,
  dead_lettered: t.number,
  pending: t.number,
  missing: t.number,
  gone: t.number,
});
export type LedgerInterval = t.TypeOf<typeof ledgerIntervalCodec>;

export const ledgerOverTime = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/ledger`,
  privilege: 'read',
  summary:
    'What came in beside what became of it, per interval of event time: at most `buckets` intervals of a readable length and one more, those without documents left out. Of windows, a time with more than 200,000 of them is refused.',
  params: detectorIdParams,
  body: strictObject('body', timeRangeProps, { buckets: integerIn(1, mostLedgerIntervals) }),
  response: t.type({
    interval_ms: t.number,
    intervals: t.array(ledgerIntervalCodec),
    /** Documents of the source that have no event time: they are in no interval. */
    without_time: t.number,
  }),
  errors: ['DETECTOR_NOT_FOUND', 'TIME_RANGE_TOO_LONG'],
});
