import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { strictObject } from '../codecs/strict_object';
import { sourceInputCodec } from '../detector_source';

const entityChoiceCodec = t.type({
  field: t.string,
  /** As it is mapped, such as `keyword`. */
  type: t.string,
});
export type EntityChoice = t.TypeOf<typeof entityChoiceCodec>;

const measureChoiceCodec = t.type({
  /** One of the usual measures, in their order. */
  name: t.string,
  /** Why the source cannot have it; none when it can. */
  problems: t.array(t.string),
});
export type MeasureChoice = t.TypeOf<typeof measureChoiceCodec>;

export const windowChoicesCodec = t.type({
  /** Keywords and addresses that may name an entity, at most 200, the likeliest first. */
  entities: t.array(entityChoiceCodec),
  measures: t.array(measureChoiceCodec),
  /** Fields whose values a window can keep beside its measures, at most 1,000, in order of name. */
  fields: t.array(t.string),
});
export type WindowChoices = t.TypeOf<typeof windowChoicesCodec>;

/** What windows over a source can be: of whom, with which of the usual measures, and what they can keep. */
export const windowChoices = contract({
  method: 'post',
  path: `${apiRoot}/source/windows`,
  privilege: 'all',
  summary:
    'The fields of a source that can name the entity of windows, the likeliest first, which of the usual measures it has the fields for, and the fields that windows can keep.',
  params: none,
  body: strictObject('body', { source: sourceInputCodec }),
  response: windowChoicesCodec,
});
