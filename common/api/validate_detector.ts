import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { strictObject } from '../codecs/strict_object';
import { detectorInputCodec } from '../detector';

const problemCodec = t.type({
  /** Of the error catalogue. */
  code: t.string,
  message: t.string,
  remedy: t.string,
  /** Whether the detector cannot be created; otherwise it can, and waits or works worse. */
  prevents: t.boolean,
});
export type DetectorProblem = t.TypeOf<typeof problemCodec>;

/** Everything that keeps a detector from being created or from working, at once; stores nothing. */
export const validateDetector = contract({
  method: 'post',
  path: `${apiRoot}/detector/validation`,
  privilege: 'all',
  summary: 'Every problem that creating a detector would meet.',
  params: none,
  body: strictObject('body', { detector: detectorInputCodec }),
  response: t.type({
    problems: t.array(problemCodec),
  }),
});
