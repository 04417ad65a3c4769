import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { resultRowCodec } from './search_results';
import { detectorIdParams, timeRangeProps } from './shared';
import { anyText, numberIn, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { resultIdCodec } from '../label';

/** Most results that are labelled together. */
export const mostSelected = 500;

export const labelSelectionCodec = t.type({
  detector_id: t.string,
  /** Most alike first, else highest score first; none has a label, nor is the row itself among them. */
  rows: t.array(
    t.intersection([
      resultRowCodec,
      t.type({
        /** To the row that was asked about, 0..1; null where none was. */
        likeness: t.union([t.number, t.null]),
      }),
    ]),
  ),
  /** How many there are; more than `rows` where they are too many for one answer. */
  total: t.number,
  /** Results that were looked at. */
  looked_at: t.number,
});
export type LabelSelection = t.TypeOf<typeof labelSelectionCodec>;

export const selectForLabels = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/labels/selection`,
  privilege: 'read',
  summary:
    'Results without a label that can be labelled together: rows like one row, or flagged rows of an entity or in a time range. Nothing is labelled by it.',
  params: detectorIdParams,
  body: strictObject(
    'body',
    {},
    {
      /** Rows like this result, as the forest sees them, among the thousand next to it in score. */
      like: resultIdCodec,
      /** 0.9 when left out; 1: in the same leaf of every tree. */
      least_likeness: numberIn(0, 1),
      /** Rows with this value in this field of the result. */
      entity: strictObject('entity', { field: text(255), value: anyText(1_000) }),
      ...timeRangeProps,
    },
  ),
  response: labelSelectionCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'RESULT_NOT_FOUND',
    'SOURCE_GONE',
    'MEASURES_NOT_COPIED',
    'MODEL_NOT_FOUND',
  ],
});
