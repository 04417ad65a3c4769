import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { anyText, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';
import { exclusionCodec } from '../detector_training';

/** Every row with this value in this field of the results; the server finds the source's name for it. */
const entityCodec = strictObject(
  'entity',
  { entity: strictObject('entity', { field: text(255), value: anyText(1_000) }) },
  { why: text(500) },
);

export const setTrainingExclusion = contract({
  method: 'put',
  path: `${apiRoot}/detectors/{id}/training/exclusion`,
  privilege: 'all',
  summary:
    'Leaves a window of event time, an entity, or what a query matches, out of the next training, or takes it in again. Models that are there stay as they are. Doing it again changes nothing.',
  params: detectorIdParams,
  body: strictObject('body', {
    exclusion: t.union([exclusionCodec, entityCodec]),
    /** False takes in again what has the same window, or the same query. */
    excluded: t.boolean,
  }),
  response: t.type({
    /** As training knows it: of an entity the query. */
    exclusion: exclusionCodec,
    /** All that the next training leaves out, the last added last. */
    exclude: t.array(exclusionCodec),
    /** Documents of the source, as of now, that this exclusion speaks of. */
    rows: t.number,
  }),
  errors: [
    'DETECTOR_NOT_FOUND',
    'DETECTOR_INVALID',
    'STATE_CONFLICT',
    'INDEX_NOT_FOUND',
    'FIELD_NOT_FOUND',
  ],
});
