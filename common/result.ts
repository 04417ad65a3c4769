/** A result: a source document's fields plus the verdict. */
import * as t from 'io-ts';
import { severityCodec } from './severity';

export const resultStatusCodec = t.keyof({
  /** Every feature was there and within what training saw. */
  scored: null,
  /** Scored with what is typical in place of a missing value; see `imputed`. */
  imputed: null,
  /** Scored, with a value beyond what training saw; see `out_of_range`. */
  out_of_range: null,
  /** Scored, with a category that training never saw; see `unseen`. Named before the other two. */
  unseen_category: null,
  /** Not scored; see `skip_reason`. */
  skipped: null,
});
export type ResultStatus = t.TypeOf<typeof resultStatusCodec>;

/** One feature's part in a score. Contributions add up to `ml_score` minus the model's base score. */
export const reasonCodec = t.intersection([
  t.type({
    feature: t.string,
    /** Signed share of the score; positive = towards anomalous. */
    contribution: t.number,
  }),
  t.partial({
    /** The row's value, in the field's own unit; of numbers. */
    value: t.number,
    /** The training median, in the field's own unit; of numbers. */
    typical: t.number,
    /** The row's value as people know it; of all that are no numbers. */
    value_text: t.string,
    /** What is typical among the training rows, in the same form. */
    typical_text: t.string,
  }),
]);
export type Reason = t.TypeOf<typeof reasonCodec>;

/** What a challenger makes of a row: its own score and verdict, at its own threshold. */
export const challengerVerdictCodec = t.type({
  model_version: t.number,
  ml_score: t.number,
  ml_anomaly: t.boolean,
});
export type ChallengerVerdict = t.TypeOf<typeof challengerVerdictCodec>;

/** What may have a part in a verdict. */
export const contributorCodec = t.keyof({ forest: null, rules: null, rarity: null });
export type Contributor = t.TypeOf<typeof contributorCodec>;

/** What a model says of a row, wherever the row comes from. */
export const judgementCodec = t.intersection([
  t.type({ status: resultStatusCodec }),
  t.partial({
    severity: severityCodec,
    percentile: t.number,
    reasons: t.array(reasonCodec),
    /** Ids of the rules that matched. */
    rules: t.array(t.string),
    /** In the order of `rules`: what was counted, in one sentence. */
    rule_reasons: t.array(t.string),
    /** MITRE ATT&CK techniques that these rules stand for. */
    techniques: t.array(t.string),
    /** Rules that matched and were not to speak. */
    suppressed_rules: t.array(t.string),
    /** Features whose category training saw next to never; of anomalies alone. */
    rare: t.array(t.string),
    /** What an anomaly is one by; rarity is named beside what decided. */
    contributors: t.array(contributorCodec),
    /** Error code that says why a row was skipped. */
    skip_reason: t.string,
    /** Field that the reason is about. */
    skip_field: t.string,
    imputed: t.array(t.string),
    out_of_range: t.array(t.string),
    /** Features whose category training never saw. */
    unseen: t.array(t.string),
    /** Only where champion and challenger disagree. */
    challenger: challengerVerdictCodec,
  }),
]);
export type Judgement = t.TypeOf<typeof judgementCodec>;

export const verdictCodec = t.intersection([
  ...judgementCodec.types,
  t.type({ detector_id: t.string, source: t.type({ index: t.string, id: t.string }) }),
  t.partial({
    threshold: t.number,
    model_id: t.string,
    model_version: t.number,
    model_sha256: t.string,
  }),
]);
export type Verdict = t.TypeOf<typeof verdictCodec>;

/** A result document: `ml_score` and `ml_anomaly` are there unless `ml.status` is `skipped`. */
export const resultCodec = t.intersection([
  t.type({ ml: verdictCodec, ml_anomaly: t.boolean }),
  t.partial({ ml_score: t.number }),
]);
export type Result = t.TypeOf<typeof resultCodec>;
