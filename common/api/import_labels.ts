import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { mostLabelsAtOnce } from './give_labels';
import { detectorIdParams } from './shared';
import { listWith } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { labelCodec } from '../label';

export const labelImportCodec = t.type({
  /** Labels taken in. */
  imported: t.number,
  /** Labels left aside, since the result has one that is as new or newer. */
  older: t.number,
});
export type LabelImport = t.TypeOf<typeof labelImportCodec>;

export const importLabels = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/labels/import`,
  privilege: 'all',
  summary:
    'Takes in labels as they were exported, also from another detector; of two labels of a result the newer one stays.',
  params: detectorIdParams,
  body: strictObject('body', { labels: listWith(labelCodec, 1, mostLabelsAtOnce) }),
  maxBodyBytes: 16 * 1024 * 1024,
  response: labelImportCodec,
  errors: ['DETECTOR_NOT_FOUND', 'STATE_CONFLICT'],
});
