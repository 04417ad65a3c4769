import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { modelListCodec } from './list_models';
import { modelVersionParams, reasonProps } from './shared';
import { strictObject } from '../codecs/strict_object';

export const promoteModel = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/models/{version}/promote`,
  privilege: 'all',
  summary: 'Makes a version the champion, or with `as` the challenger.',
  params: modelVersionParams,
  body: strictObject(
    'body',
    {},
    { ...reasonProps, as: t.keyof({ champion: null, challenger: null }) },
  ),
  response: modelListCodec,
});
