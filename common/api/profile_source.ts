import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { documentFieldCodec } from './explain_result';
import { none } from './shared';
import { strictObject } from '../codecs/strict_object';
import { sourceInputCodec } from '../detector_source';

const millisecondsOrNull = t.union([t.number, t.null]);

/** A field that is mapped as a date in all indices of the source. */
export const timeFieldCodec = t.type({
  field: t.string,
  /** Documents that have it. */
  count: t.number,
  /** Milliseconds since 1970; null where no document has it. */
  from: millisecondsOrNull,
  to: millisecondsOrNull,
});
export type TimeField = t.TypeOf<typeof timeFieldCodec>;

const sampleRowCodec = t.type({
  index: t.string,
  id: t.string,
  /** Event time, milliseconds since 1970. */
  time: millisecondsOrNull,
  /** Text as it is, anything else as JSON. */
  fields: t.array(documentFieldCodec),
  /** Fields that are not shown because there are too many. */
  fields_left_out: t.number,
});

export const sourceProfileCodec = t.type({
  /** Names of the indices that match, the first of them in order of name. */
  indices: t.array(t.string),
  /** All that match. */
  index_count: t.number,
  /** Of all that match, those that hold results of detectors, the first of them in order of name. */
  result_indices: t.array(t.string),
  /** All of those. */
  result_index_count: t.number,
  /** Documents that match the filter, whether or not they have a time. */
  documents: t.number,
  /** The time field that was named, or else the likeliest; null when there is none. */
  time_field: t.union([t.string, t.null]),
  /** The likeliest first. */
  time_fields: t.array(timeFieldCodec),
  /** Drawn at random, the same ones each time. */
  sample: t.array(sampleRowCodec),
});
export type SourceProfile = t.TypeOf<typeof sourceProfileCodec>;

/** What a source holds: indices, fields that may be its time, count, range and a few rows. */
export const profileSource = contract({
  method: 'post',
  path: `${apiRoot}/source/profile`,
  privilege: 'all',
  summary:
    'Which indices a source names, its time fields, how many documents they have and of when, and some of them.',
  params: none,
  body: strictObject('body', { source: sourceInputCodec }),
  response: sourceProfileCodec,
});
