import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none, resultFilterProps, timeRangeProps } from './shared';
import { integerIn, listOf, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { detectorIdCodec } from '../detector';
import { rowWindowCodec } from '../row_window';
import { resultCodec, resultStatusCodec } from '../result';

export const resultRowCodec = t.intersection([
  resultCodec,
  t.type({
    /** `_id` and `_index` of the result document. */
    result_id: t.string,
    result_index: t.string,
    /** Event time, ISO 8601; null for a row without one. */
    time: t.union([t.string, t.null]),
  }),
  t.partial({
    /** Its value in the field that `by` names; left out where it has none. */
    entity: t.string,
    window: rowWindowCodec,
  }),
]);
export type ResultRow = t.TypeOf<typeof resultRowCodec>;

export const searchResults = contract({
  method: 'post',
  path: `${apiRoot}/results/search`,
  privilege: 'read',
  summary: 'Results of one detector in a time range, highest score first or newest first.',
  params: none,
  body: strictObject(
    'body',
    { detector_id: detectorIdCodec, ...timeRangeProps },
    {
      only_anomalies: t.boolean,
      ...resultFilterProps,
      /** Field whose value each row is to carry as its `entity`. */
      by: text(255),
      statuses: listOf(resultStatusCodec, 1, 5),
      sort: t.keyof({ score: null, time: null }),
      order: t.keyof({ asc: null, desc: null }),
      /** First row, counted from 0; `offset + size` is at most 10,000. */
      offset: integerIn(0, 9_900),
      size: integerIn(1, 100),
    },
  ),
  response: t.type({ total: t.number, rows: t.array(resultRowCodec) }),
  errors: ['DETECTOR_NOT_FOUND'],
});
