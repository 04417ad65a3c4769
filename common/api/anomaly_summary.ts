import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, timeRangeProps, unreadCodec } from './shared';
import { strictObject } from '../codecs/strict_object';
import { reasonCodec } from '../result';
import { rowWindowCodec } from '../row_window';
import { severityCodec } from '../severity';
import { severityCountsCodec } from '../severity_counts';

/** An anomaly in one line. */
export const findingCodec = t.intersection([
  t.type({
    /** `_id` of the result. */
    result_id: t.string,
    detector_id: t.string,
    detector_name: t.string,
    /** Event time, ISO 8601. */
    time: t.union([t.string, t.null]),
    /** 0..1 */
    score: t.number,
    severity: severityCodec,
    /** The strongest towards anomalous. */
    reason: t.union([reasonCodec, t.null]),
  }),
  t.partial({ window: rowWindowCodec }),
]);
export type Finding = t.TypeOf<typeof findingCodec>;

export const anomalySummary = contract({
  method: 'post',
  path: `${apiRoot}/results/summary`,
  privilege: 'read',
  summary:
    'Anomalies of all detectors by severity, beside the range of the same length before, and the worst.',
  params: none,
  body: strictObject('body', { ...timeRangeProps }),
  response: t.type({
    counts: severityCountsCodec,
    counts_before: severityCountsCodec,
    /** At most ten: by where the score stands among the training scores, then by score. */
    worst: t.array(findingCodec),
    unread: unreadCodec,
  }),
});
