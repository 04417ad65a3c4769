import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { timeFieldCodec } from './profile_source';
import { none } from './shared';
import { listOf } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { indexPattern } from '../index_patterns';

export const logIndicesCodec = t.type({
  /** Indices that match. */
  index_count: t.number,
  /** Documents in them, whether or not they have a time. */
  documents: t.number,
  /** The likeliest first, at most 20. */
  time_fields: t.array(timeFieldCodec),
  /** Fields that may hold the line: text and keywords, the likeliest first, at most 200. */
  line_fields: t.array(t.string),
  /** How many more there are. */
  line_fields_left_out: t.number,
});
export type LogIndices = t.TypeOf<typeof logIndicesCodec>;

export const describeLogs = contract({
  method: 'post',
  path: `${apiRoot}/logs/describe`,
  privilege: 'read',
  summary:
    'What indices hold for somebody who reads logs: their time fields, from when to when, and fields that may hold the line.',
  params: none,
  body: strictObject('body', { indices: listOf(indexPattern, 1, 50) }),
  response: logIndicesCodec,
});
