/** What a person says of a finding, kept as a plain document that stands for itself. */
import * as t from 'io-ts';
import {
  anyText,
  integerIn,
  isoTime,
  numberIn,
  pattern,
  recordNestedAtMost,
  text,
} from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import { detectorIdCodec } from './detector';

export const resultIdCodec = pattern(/^[A-Za-z0-9_-]{43}$/, 'the _id of a result');

/** How the row came before the person's eyes: only those drawn at random say how good a detector is. */
export const labelDrawCodec = t.keyof({ ranked: null, disagreement: null, random: null });
export type LabelDraw = t.TypeOf<typeof labelDrawCodec>;

/** Most characters of a person's reason. */
export const labelReasonLength = 1_000;

/** How a row was chosen together with others that got the same label at once. */
export const selectedByCodec = strictObject(
  'selected by',
  {},
  {
    /** As one of the rows like this result. */
    like: resultIdCodec,
    /** As a flagged row, or one of those alike, of this entity. */
    entity: strictObject('entity', { field: text(255), value: anyText(1_000) }),
    /** As one of these times: `from` inclusive, `to` exclusive. */
    from: isoTime,
    to: isoTime,
  },
);
export type SelectedBy = t.TypeOf<typeof selectedByCodec>;

export const labelCodec = strictObject(
  'label',
  {
    format_version: t.literal(1),
    detector_id: detectorIdCodec,
    /** A result has one label: another one takes its place. */
    result_id: resultIdCodec,
    /** Whether the finding is a true anomaly. */
    anomaly: t.boolean,
    source: strictObject('source', { index: text(255), id: anyText(512) }),
    /** Event time; null where the row has none. */
    time: t.union([isoTime, t.null]),
    /** The row's values by field, as the source has them: labels outlive rows and models. */
    fields: recordNestedAtMost(50),
    /** User name. */
    who: text(256),
    at: isoTime,
  },
  {
    why: anyText(labelReasonLength),
    drawn: labelDrawCodec,
    /** Left out for a row that was labelled for itself. */
    selected_by: selectedByCodec,
    /** What the row was labelled on; left out for a row that was not scored. */
    model_version: integerIn(1, 1_000_000_000),
    ml_score: numberIn(0, 1),
    ml_anomaly: t.boolean,
  },
);
export type Label = t.TypeOf<typeof labelCodec>;
