import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams, modelSummaryCodec, none } from './shared';
import { liveReportCodec } from '../live_scoring';
import { comparisonCodec, modelRoleCodec } from '../model_roles';

export const modelVersionCodec = t.intersection([
  modelSummaryCodec,
  t.type({
    role: modelRoleCodec,
    /** Whether an imported model gave the scores of its test vectors; null for one trained here. */
    certificate_passed: t.union([t.boolean, t.null]),
    /** Of a version that learnt from labels: how many, and when; null for the others. */
    learnt: t.union([t.type({ labels: t.number, at: t.string }), t.null]),
  }),
]);
export type ModelVersion = t.TypeOf<typeof modelVersionCodec>;

export const modelListCodec = t.type({
  detector_id: t.string,
  champion: t.union([t.number, t.null]),
  challenger: t.union([t.number, t.null]),
  /** Null without a challenger, or before both have scored a row. */
  comparison: t.union([comparisonCodec, t.null]),
  live: t.union([liveReportCodec, t.null]),
  /** The newest first. */
  models: t.array(modelVersionCodec),
});
export type ModelList = t.TypeOf<typeof modelListCodec>;

export const listModels = contract({
  method: 'get',
  path: `${apiRoot}/detectors/{id}/models`,
  privilege: 'read',
  summary: "The versions of a detector's model, with their roles.",
  params: detectorIdParams,
  body: none,
  response: modelListCodec,
  errors: ['DETECTOR_NOT_FOUND'],
});
