import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { detectorIdParams } from './shared';
import { integerIn, isoTime } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

const modelVersion = integerIn(1, 999_999_999);
/** 0..1, higher = more anomalous. */
const score = t.number;

export const defaultComparedRows = 2_000;

/** One of the two versions. */
const comparedVersionCodec = t.type({
  version: t.number,
  /** The version flags a row from this score on. */
  threshold: score,
  /** Rows that it flags. */
  flagged: t.number,
});

/** A row about which the two do not agree. */
export const disagreementCodec = t.type({
  source: t.type({ index: t.string, id: t.string }),
  /** `_id` that the row's result has, if it was scored. */
  result_id: t.string,
  /** Event time, ISO 8601; null for a row without one. */
  time: t.union([t.string, t.null]),
  left: score,
  right: score,
  /** Which of the two flags it. */
  flagged_by: t.keyof({ left: null, right: null, both: null, neither: null }),
});
export type Disagreement = t.TypeOf<typeof disagreementCodec>;

export const modelComparisonCodec = t.type({
  detector_id: t.string,
  left: comparedVersionCodec,
  right: comparedVersionCodec,
  /** Rows that both scored, and rows of the sample that cannot be scored. */
  rows: t.number,
  rows_left_out: t.number,
  both_flagged: t.number,
  only_left: t.number,
  only_right: t.number,
  /** Spearman's rank correlation of the scores, -1..1; null where one of the two scores all rows alike. */
  rank_correlation: t.union([t.number, t.null]),
  /** Scores of each row: the same place is the same row. */
  scores: t.type({ left: t.array(score), right: t.array(score) }),
  /** Rows with two verdicts first, then those whose scores are furthest apart: at most 50. */
  disagreements: t.array(disagreementCodec),
});
export type ModelComparison = t.TypeOf<typeof modelComparisonCodec>;

/** Scores a random sample of the source's rows with two versions. Nothing is written. */
export const compareModels = contract({
  method: 'post',
  path: `${apiRoot}/detectors/{id}/models/compare`,
  privilege: 'read',
  summary:
    "Scores a random sample of the source's rows with two versions, and says where they differ. Nothing is written.",
  params: detectorIdParams,
  body: strictObject(
    'body',
    { left: modelVersion, right: modelVersion },
    {
      /** Rows drawn; 2,000 when left out. */
      rows: integerIn(10, 5_000),
      /** Event times, `from` inclusive, `to` exclusive; all that is in scope when left out. */
      from: isoTime,
      to: isoTime,
    },
  ),
  response: modelComparisonCodec,
  errors: [
    'DETECTOR_NOT_FOUND',
    'MODEL_NOT_FOUND',
    'MODEL_FEATURES_MISMATCH',
    'NOT_ENOUGH_ROWS',
    'INDEX_NOT_FOUND',
    'ES_FORBIDDEN',
  ],
});
