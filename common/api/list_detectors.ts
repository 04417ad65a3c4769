import * as t from 'io-ts';
import { strictObject } from '../codecs/strict_object';
import { apiRoot, contract } from './contract';
import { detectorOverviewCodec, none } from './shared';

/**
 * Whose rows are counted: counting those of all detectors takes much longer than everything else that is
 * told of them. `waiting`: of those that have no model yet; the ledger of the others is null.
 */
const countedCodec = t.keyof({ all: null, waiting: null });
export type Counted = t.TypeOf<typeof countedCodec>;

export const listDetectors = contract({
  method: 'get',
  path: `${apiRoot}/detectors`,
  privilege: 'read',
  summary:
    'All detectors with their state. The query parameter `ledger` says whose rows are counted: `all` (when left out) or `waiting`, those of detectors without a model.',
  params: none,
  query: strictObject('query', {}, { ledger: countedCodec }),
  body: none,
  response: t.type({ detectors: t.array(detectorOverviewCodec) }),
});
