import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, none } from './shared';

export const exportLabels = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/labels/export`,
  privilege: 'read',
  summary:
    'All labels as JSON lines, one a line; the caller must be able to read the source of the detector.',
  params: detectorIdParams,
  body: none,
  response: t.string,
  responseBody: 'text',
  contentType: 'application/x-ndjson; charset=utf-8',
  fileName: '{id}-labels.jsonl',
  errors: ['DETECTOR_NOT_FOUND'],
});
