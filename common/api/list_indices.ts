import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { pattern } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

/** What somebody typed of a name or pattern; nothing for any name. */
export const typedIndexName = pattern(
  /^(?:[a-z0-9._*][a-z0-9._*:-]{0,254})?$/,
  'the beginning or a part of an index name or pattern, in lower case',
);

export const listedIndexCodec = t.type({
  name: t.string,
  kind: t.keyof({ index: null, data_stream: null, alias: null }),
});
export type ListedIndex = t.TypeOf<typeof listedIndexCodec>;

export const indexListCodec = t.type({
  /** Those that begin with what was typed first, then by name; at most 100. */
  names: t.array(listedIndexCodec),
  /** How many more match. */
  left_out: t.number,
});
export type IndexList = t.TypeOf<typeof indexListCodec>;

/** Names for somebody who is typing one. */
export const listIndices = contract({
  method: 'get',
  path: `${apiRoot}/source/indices`,
  privilege: 'read',
  summary:
    'Names of indices, data streams and aliases that the caller may see and that have `name` in them, or match it where it has a `*`; hidden ones only where it begins with a dot.',
  params: none,
  query: strictObject('query', {}, { name: typedIndexName }),
  body: none,
  response: indexListCodec,
});
