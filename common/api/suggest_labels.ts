import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { resultRowCodec } from './search_results';
import { detectorIdParams, timeRangeProps } from './shared';
import { integerIn, listWith } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { labelDrawCodec, resultIdCodec } from '../label';

export const mostSuggestions = 100;

export const labelSuggestionsCodec = t.type({
  detector_id: t.string,
  /** Each with how it was drawn, to be given back with its label. */
  rows: t.array(t.intersection([resultRowCodec, t.type({ drawn: labelDrawCodec })])),
  /** What labels of these rows say, and what they do not. */
  note: t.string,
});
export type LabelSuggestions = t.TypeOf<typeof labelSuggestionsCodec>;

export const suggestLabels = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/labels/suggestions`,
  privilege: 'read',
  summary: 'Results to label next, none of which has a label.',
  params: detectorIdParams,
  body: strictObject(
    'body',
    {},
    {
      /**
       * `ranked`, when left out: the highest scores. `disagreement`: half of them rows of which champion
       * and challenger say different things. `random`: rows that the champion flags, drawn at random.
       */
      mode: labelDrawCodec,
      /** 10 when left out. */
      size: integerIn(1, mostSuggestions),
      /** Of the draw at random: the same seed gives the same order. */
      seed: integerIn(0, 2_147_483_647),
      /** Results that were shown already and passed over. */
      without: listWith(resultIdCodec, 0, 1_000),
      ...timeRangeProps,
    },
  ),
  response: labelSuggestionsCodec,
  errors: ['DETECTOR_NOT_FOUND', 'MODEL_NOT_TRAINED'],
});
