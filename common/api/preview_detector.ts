import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { strictObject } from '../codecs/strict_object';
import { detectorInputCodec } from '../detector';
import { reasonCodec } from '../result';
import { rowWindowCodec } from '../row_window';
import { severityCodec } from '../severity';

export const previewFindingCodec = t.intersection([
  t.type({
    source: t.type({ index: t.string, id: t.string }),
    /** Event time, milliseconds since 1970; null when it has none. */
    time: t.union([t.number, t.null]),
    /** 0..1, higher = more anomalous. */
    score: t.number,
    /** Share of the sample's scores below this one, 0..100. */
    percentile: t.number,
    severity: severityCodec,
    /** One a feature, strongest first; the contributions add up to the score minus `base_score`. */
    reasons: t.array(reasonCodec),
  }),
  t.partial({ window: rowWindowCodec }),
]);
export type PreviewFinding = t.TypeOf<typeof previewFindingCodec>;

export const detectorPreviewCodec = t.type({
  /** Rows that the preview was trained on and scored. */
  rows: t.number,
  /** Documents drawn that gave no row, by error code. */
  left_out_reasons: t.record(t.string, t.number),
  /** Event times of the first and last row, ISO 8601; null where none had one. */
  from: t.union([t.string, t.null]),
  to: t.union([t.string, t.null]),
  /** Usable rows a day at the source's recent rate; null where all rows are of one time. */
  rows_per_day: t.union([t.number, t.null]),
  /** The score of the average row, 0..1. */
  base_score: t.number,
  /** Scores of the rows at `scoreQuantileLevels`, ascending. */
  score_quantiles: t.array(t.number),
  /** Rows in `scoreHistogramBins` equal intervals of 0..1. */
  score_histogram: t.array(t.number),
  /** Columns with one value only, and with nearly only one. */
  constant_features: t.array(t.string),
  near_constant_features: t.array(t.string),
  /** Rows with the highest scores, highest first. */
  findings: t.array(previewFindingCodec),
  /** Milliseconds that it took. */
  took_ms: t.number,
});
export type DetectorPreview = t.TypeOf<typeof detectorPreviewCodec>;

/**
 * Trains a detector on a sample and scores the sample with it; stores nothing. The detector's threshold
 * does not matter: `score_quantiles` tell what each threshold would flag.
 */
export const previewDetector = contract({
  method: 'post',
  path: `${apiRoot}/detector/preview`,
  privilege: 'all',
  summary: 'Trains a detector on a sample and says what it would find; keeps nothing.',
  params: none,
  body: strictObject('body', { detector: detectorInputCodec }),
  response: detectorPreviewCodec,
});
