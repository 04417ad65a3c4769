/** Pieces that several contracts have in common. */
import * as t from 'io-ts';
import { detectorCodec, detectorIdCodec } from '../detector';
import { detectorPhaseCodec, errorBodyCodec, ledgerCodec, runStateCodec } from '../detector_state';
import { liveReportCodec } from '../live_scoring';
import { comparisonCodec } from '../model_roles';
import { severityCodec } from '../severity';
import { anyText, isoTime, listOf, pattern, text } from '../codecs/bounded';
import { strictObject } from '../codecs/strict_object';

export const none = strictObject('nothing', {});

export const detectorIdParams = strictObject('path parameters', { id: detectorIdCodec });

export const modelVersionParams = strictObject('path parameters', {
  id: detectorIdCodec,
  version: pattern(/^[1-9][0-9]{0,8}$/, 'the number of a model version'),
});

/** Why something is changed, for the audit. */
export const reasonProps = { why: text(1000) };

export const timeRangeProps = { from: isoTime, to: isoTime };

/** What narrows results beside detector and time. */
export const resultFilterProps = {
  /** In the host's query language: KQL in Kibana, Lucene without it. */
  query: text(2_000),
  /** Rows with this value in this field of the result. */
  entity: strictObject('entity', { field: text(255), value: anyText(1_000) }),
  severities: listOf(severityCodec, 1, 5),
};

/** Destinations that could not be read, each with the detectors that write to it. */
export const unreadCodec = t.array(
  t.type({ detector_ids: t.array(t.string), error: errorBodyCodec }),
);

export const modelSummaryCodec = t.type({
  id: t.string,
  version: t.number,
  created_at: t.string,
  sha256: t.string,
  threshold: t.number,
  base_score: t.number,
  training_rows: t.number,
});

/** In whose name a detector runs. */
export const credentialsSummaryCodec = t.type({
  /** User name of the person who enabled or renewed it. */
  owner: t.string,
  /** ISO 8601. */
  granted_at: t.string,
});
export type CredentialsSummary = t.TypeOf<typeof credentialsSummaryCodec>;

/** A detector as lists show it. */
export const detectorOverviewCodec = t.type({
  detector: detectorCodec,
  phase: detectorPhaseCodec,
  /** Null where detectors have no API key: disabled, or on a host or cluster without users. */
  credentials: t.union([credentialsSummaryCodec, t.null]),
  state: runStateCodec,
  /** The champion: the version that scores. */
  model: t.union([modelSummaryCodec, t.null]),
  /** The version that is compared with it. */
  challenger: t.union([modelSummaryCodec, t.null]),
  /** Verdicts of both over the rows since both have been there; null before the first. */
  comparison: t.union([comparisonCodec, t.null]),
  /** What the champion has seen lately: cost of its threshold, and drift; null before it has scored. */
  live: t.union([liveReportCodec, t.null]),
  /** Null when the counts could not be read, `ledger_error` says why, or were not asked for. */
  ledger: t.union([ledgerCodec, t.null]),
  ledger_error: t.union([t.string, t.null]),
  /** Milliseconds between now and the checkpoint beyond the query delay; null before the first run. */
  lag_ms: t.union([t.number, t.null]),
});
export type DetectorOverview = t.TypeOf<typeof detectorOverviewCodec>;

/** One detector, with what a change of it must name. */
export const describedDetectorCodec = t.intersection([
  detectorOverviewCodec,
  t.type({
    /** Of the detector as it is stored: another one after every change of it. */
    version: t.string,
  }),
]);
export type DescribedDetector = t.TypeOf<typeof describedDetectorCodec>;
