import { apiRoot, contract } from './contract';
import { describedDetectorCodec, detectorIdParams } from './shared';
import { text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { detectorInputCodec } from '../detector';

export const changeDetector = contract({
  method: 'put',
  path: `${apiRoot}/detectors/{id}`,
  privilege: 'all',
  summary:
    'Replaces the settings of a detector; what is left out gets its default, as with a new one. Runs go by them from the next one on, models from the next training on. What its rows are and where results go stays: id, kind, source (but for query_delay), features, destination. In whose name it runs stays too.',
  params: detectorIdParams,
  body: strictObject('body', {
    /** Of the detector that is replaced, as reading it answers: one that was changed since is left alone. */
    version: text(1_000),
    /** All of it. */
    detector: detectorInputCodec,
  }),
  response: describedDetectorCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'DETECTOR_CHANGED',
    'DETECTOR_PART_FIXED',
    'DETECTOR_INVALID',
    'SCHEDULE_INVALID',
    'INDEX_NOT_FOUND',
    'FIELD_NOT_FOUND',
  ],
});
