/** What scoring has seen lately of a detector's rows: bounded counts, kept in the detector's state. */
import * as t from 'io-ts';

/** Rows of one stretch of event time, in the bins of the champion's manifest. */
export const liveWindowCodec = t.type({
  /** Event times of the first and last row, milliseconds since 1970. */
  from: t.number,
  to: t.number,
  rows: t.number,
  anomalous: t.number,
  /** Rows in each bin, a column of the model each; empty where the manifest has no bins. */
  columns: t.array(t.array(t.number)),
  scores: t.array(t.number),
  /** A quantile sketch of the scores, as base64 of its protobuf. */
  sketch: t.string,
});
export type LiveWindow = t.TypeOf<typeof liveWindowCodec>;

export const liveScoringCodec = t.type({
  /** The champion that scored; another one starts afresh. */
  model_version: t.number,
  /** The newest first, at most two. */
  windows: t.array(liveWindowCodec),
});
export type LiveScoring = t.TypeOf<typeof liveScoringCodec>;

/** The usual reading of a population stability index: below 0.1, up to 0.25, above. */
export const driftReadingCodec = t.keyof({ stable: null, moderate: null, major: null });
export type DriftReading = t.TypeOf<typeof driftReadingCodec>;

const indexProps = {
  /** Population stability index against the training rows, 0 and up. */
  psi: t.number,
  reading: driftReadingCodec,
};

export const driftCodec = t.type({
  /** The feature that moved most first. */
  features: t.array(t.type({ field: t.string, ...indexProps })),
  scores: t.type(indexProps),
  /** The worst of all. */
  reading: driftReadingCodec,
});
export type Drift = t.TypeOf<typeof driftCodec>;

/** Live scoring as people read it. */
export const liveReportCodec = t.type({
  model_version: t.number,
  rows: t.number,
  /** Event times, ISO 8601. */
  from: t.string,
  to: t.string,
  /** What the threshold costs now; null where all rows have one time. */
  alerts_per_day: t.union([t.number, t.null]),
  /** Scores, 0..1, that this share of the rows lies under; within 0.25 % of their value. */
  score_quantiles: t.array(t.type({ level: t.number, score: t.number })),
  /** Null below `drift_needs_rows` rows, or where the model keeps no bins of its training rows. */
  drift: t.union([driftCodec, t.null]),
  drift_needs_rows: t.number,
});
export type LiveReport = t.TypeOf<typeof liveReportCodec>;
