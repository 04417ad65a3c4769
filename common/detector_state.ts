/** What a detector has done so far: kept apart from its definition, written by its runs alone. */
import * as t from 'io-ts';
import { strictObject } from './codecs/strict_object';
import { liveScoringCodec } from './live_scoring';
import { comparisonCodec } from './model_roles';

const count = t.number;

export const runKindCodec = t.keyof({ score: null, reconcile: null, train: null });

/** Rows that could not be scored for one reason. */
export const skipReasonCodec = t.type({
  /** Error code that says why. */
  code: t.string,
  /** Field that the reason is about; '' where it is about none. */
  field: t.string,
  rows: count,
});
export type SkipReason = t.TypeOf<typeof skipReasonCodec>;

/** One run of a detector: how many rows ended how. */
export const runSummaryCodec = strictObject(
  'run summary',
  {
    kind: runKindCodec,
    started_at: t.string,
    /** Milliseconds from start to end. */
    took_ms: count,
    rows_read: count,
    rows_scored: count,
    rows_anomalous: count,
    rows_skipped: count,
    rows_dead_lettered: count,
    /** Whether rows in scope were left for the next run. */
    more: t.boolean,
  },
  {
    error: t.UnknownRecord,
    /** Number of the part that was scored, from 0; left out for a run over all of the source. */
    partition: count,
    /** Which of several hosts it ran on: Kibana's `server.uuid`. */
    node: t.string,
    /**
     * Milliseconds that scoring (or the part) was behind what could have been scored when the run ended; left
     * out for runs that are not about new rows, and where nothing was scored yet.
     */
    lag_ms: count,
    /** Why rows were skipped, most rows first; left out when none were. */
    skip_reasons: t.array(skipReasonCodec),
  },
);
export type RunSummary = t.TypeOf<typeof runSummaryCodec>;

export const detectorPhaseCodec = t.keyof({
  /** Stopped by a person. */
  disabled: null,
  /** Not enough rows for a model yet. */
  waiting_for_rows: null,
  /** Scoring. */
  running: null,
  /** The last run failed; see `error`. */
  failing: null,
  /** The last run was refused for lack of rights: its API key is gone or may not do what it must. */
  credentials_invalid: null,
});
export type DetectorPhase = t.TypeOf<typeof detectorPhaseCodec>;

export const errorBodyCodec = t.type({
  code: t.string,
  message: t.string,
  remedy: t.string,
  retryable: t.boolean,
});

const checkpointCodec = t.union([t.number, t.null]);

/** Where scoring stands in one part of the source. */
const partitionStateCodec = t.type({
  /** As the detector's own, of the documents of this part. */
  checkpoint: checkpointCodec,
  /** The failure of its last run. */
  error: t.union([errorBodyCodec, t.null]),
});
export type PartitionState = t.TypeOf<typeof partitionStateCodec>;

/** A way that takes more than one run: event times in milliseconds since 1970. */
const catchUpCodec = t.type({
  /** When it began, ISO 8601. */
  since: t.string,
  /** Where the checkpoint stood then. */
  from: t.number,
  /** Where it has to get to. */
  to: t.number,
});
export type CatchUp = t.TypeOf<typeof catchUpCodec>;

/** A training that is on its way: times as ISO 8601. */
const waitingTrainingCodec = t.intersection([
  t.type({
    /** When somebody asked for it; null for one that was due. */
    asked_at: t.union([t.string, t.null]),
    /** Null while it waits for its turn. */
    began_at: t.union([t.string, t.null]),
  }),
  t.partial({
    /** When it last said that it still runs. */
    seen_at: t.string,
    /** Tells the training that has begun from any other of its detector. */
    token: t.string,
  }),
]);

/** State as stored: `format_version` lets a later version migrate it. */
export const runStateCodec = t.intersection([
  t.type({
    format_version: t.literal(1),
    /**
     * Every document in scope with an event time before this (milliseconds since 1970) is settled,
     * late ones aside; null before the first page. Of several parts: the one that is furthest behind.
     */
    checkpoint: checkpointCodec,
    /** The last run first, at most `keptRuns`. */
    runs: t.array(runSummaryCodec),
    last_reconcile_at: t.union([t.string, t.null]),
    /** The failure that lasts, with the kind of run that fails; null once such a run succeeds. */
    error: t.union([t.intersection([errorBodyCodec, t.type({ kind: runKindCodec })]), t.null]),
  }),
  t.partial({
    /** Of each part; left out where the source is scored as one. */
    partitions: t.array(partitionStateCodec),
    /** Up to where rules alone have judged, while there was no model; see `checkpoint`. */
    learning_checkpoint: t.number,
    /** Left out while no training is asked for or under way. */
    training: waitingTrainingCodec,
    /** Why the last training had too few rows, or none with a value for a field; left out once one had enough. */
    training_lacks: t.string,
    /** How many times somebody cancelled trainings: what was asked for before the last time is not wanted. */
    trainings_cancelled: count,
    /** Since when (ISO 8601) no training begins by itself, because one was cancelled. */
    training_held_since: t.string,
    /** Left out while every run gets to the end of what there is. */
    catch_up: catchUpCodec,
    /**
     * Up to where (milliseconds since 1970) the reconcile runs have compared windows on their way over the
     * look-back; left out when the next one begins anew.
     */
    windows_compared_to: t.number,
  }),
]);

/**
 * The state and what was seen on the way; these go with the checkpoint, so that a page that is done
 * again is not counted twice.
 */
export const detectorStateCodec = t.intersection([
  runStateCodec,
  t.partial({ live: liveScoringCodec, comparison: comparisonCodec }),
]);
export type RunState = t.TypeOf<typeof runStateCodec>;
export type DetectorState = t.TypeOf<typeof detectorStateCodec>;

/** How much of the way a detector has caught up, 0..1; null while it is not behind. */
export function catchUpShare({
  catch_up: way,
  checkpoint,
}: Pick<RunState, 'catch_up' | 'checkpoint'>): number | null {
  if (way === undefined || way.to <= way.from) return null;
  const done = (checkpoint ?? way.from) - way.from;
  return Math.min(1, Math.max(0, done / (way.to - way.from)));
}

export const keptRuns = 20;

export const initialDetectorState: DetectorState = {
  format_version: 1,
  checkpoint: null,
  runs: [],
  last_reconcile_at: null,
  error: null,
};

/**
 * Where every source document in scope stands: `ingested` + `gone` = `scored` + `skipped` +
 * `dead_lettered` + `pending` + `missing`. `missing` is 0 once a reconcile run has caught up.
 */
export const ledgerCodec = t.type({
  ingested: t.number,
  scored: t.number,
  skipped: t.number,
  /** Why rows were skipped, most rows first: at most 50 reasons. */
  skip_reasons: t.array(skipReasonCodec),
  dead_lettered: t.number,
  /** Newer than the checkpoint: the next run takes them. */
  pending: t.number,
  /** Older than the checkpoint and not settled: came late; the next reconcile run takes them. */
  missing: t.number,
  /** Settled documents that have since been deleted from the source. */
  gone: t.number,
});
export type Ledger = t.TypeOf<typeof ledgerCodec>;
