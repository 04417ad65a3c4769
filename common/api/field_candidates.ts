import * as t from 'io-ts';
import { apiRoot, contract } from './contract';
import { none } from './shared';
import { strictObject } from '../codecs/strict_object';
import { sourceInputCodec } from '../detector_source';
import { featureKindCodec, missingPolicyCodec } from '../feature';

/** Why a field is not suggested as a feature, or what to know of one that is. */
export const candidateRemarkCodec = t.keyof({
  /** No document has it. */
  empty: null,
  /** One value only: no tree can split it. */
  constant: null,
  /** More than half of the documents lack it. */
  mostly_missing: null,
  /** Nearly every document has a value of its own, as an id has. */
  nearly_unique: null,
  /** Named as an answer that is known already: a model must not see it. */
  label: null,
  /** Values without an order: worth taking where rare ones matter. */
  category: null,
  /** Tells hour and weekday: worth taking where those matter. */
  date: null,
  /** Enough are suggested already. */
  too_many: null,
});
export type CandidateRemark = t.TypeOf<typeof candidateRemarkCodec>;

export const fieldCandidateCodec = t.intersection([
  t.type({
    field: t.string,
    /** As it is mapped, such as `double`. */
    type: t.string,
    kind: featureKindCodec,
    /** Share of the documents that lack it, 0..1. */
    missing: t.number,
    /** Different values among the documents looked at, about. */
    distinct: t.number,
    /** Whether it is suggested as a feature. */
    suggested: t.boolean,
    /** What is suggested for rows that lack it. */
    missing_policy: missingPolicyCodec,
  }),
  t.partial({
    remark: candidateRemarkCodec,
    /** Of numbers in their own unit, of dates in milliseconds since 1970. */
    min: t.number,
    max: t.number,
    /** Values at `candidateQuantileLevels`; of numbers. */
    quantiles: t.array(t.number),
    /** Documents in equal intervals from `min` to `max`, or of the most frequent values. */
    histogram: t.array(t.number),
    /** The most frequent values, as `histogram` counts them; of keywords, addresses and booleans. */
    values: t.array(t.string),
  }),
]);
export type FieldCandidate = t.TypeOf<typeof fieldCandidateCodec>;

/** Levels, 0..1, of a candidate's quantiles. */
export const candidateQuantileLevels = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export const fieldCandidatesAnswerCodec = t.type({
  /** Documents that were looked at: all of them, or a random share of many. */
  rows: t.number,
  /** Documents there are. */
  documents: t.number,
  /** Suggested ones first. */
  candidates: t.array(fieldCandidateCodec),
  /** Fields that could be features too, and were not looked at because there are too many. */
  left_out: t.number,
});
export type FieldCandidates = t.TypeOf<typeof fieldCandidatesAnswerCodec>;

/** Fields of a source that could be features, with what their values are like. */
export const fieldCandidates = contract({
  method: 'post',
  path: `${apiRoot}/source/fields`,
  privilege: 'all',
  summary:
    'The fields of a source that can be features, the most promising first, each with what speaks against it.',
  params: none,
  body: strictObject('body', { source: sourceInputCodec }),
  response: fieldCandidatesAnswerCodec,
});
