import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { documentFieldCodec } from './explain_result';
import { none } from './shared';
import { anyText } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { indexPattern } from '../index_patterns';

export const getLogDocument = contract({
  method: 'post',
  path: `${apiRoot}/logs/document`,
  privilege: 'read',
  summary: 'All fields of one document, as `logs/search` names it.',
  params: none,
  body: strictObject('body', { index: indexPattern, id: anyText(512) }),
  response: t.type({
    /** Text as it is, anything else as JSON; long values cut. */
    fields: t.array(documentFieldCodec),
    /** Fields that are not shown because there are too many. */
    left_out: t.number,
  }),
  errors: ['DOCUMENT_GONE'],
});
