/** What the evaluation of attacks asks of the results: a port of its own, nothing else needs it. */
import type { FlaggedBy } from '../../../common/api/evaluate_attacks';
import type { ClassScores } from '../../../common/api/scores_by_class';
import type { Detector } from '../../../common/detector';
import type { TimeRange } from './scope';

type Query = Record<string, unknown>;

/** Labelled results, and which of them are of attacks. */
export interface AttackScope {
  detector: Detector;
  range: TimeRange;
  /** Query DSL: rows that have a label, and rows whose label says that they are of an attack. */
  labelled: Query;
  ofAttack: Query;
  classField: string;
  /** Thresholds that the results were judged by, each 0..1. */
  thresholds: readonly number[];
}

export type FlagCounts = Record<FlaggedBy, number>;

export interface ClassCounts {
  name: string | null;
  rows: number;
  flagged: FlagCounts;
}

export interface AttackCounts {
  rows: number;
  attackRows: number;
  /** Event times of the first and last row, milliseconds since 1970; null where none has one. */
  first: number | null;
  last: number | null;
  /** Of rows of attacks, and of the others. */
  flaggedOfAttacks: FlagCounts;
  flaggedOfOthers: FlagCounts;
  /** The classes with the most rows, those first. */
  classes: ClassCounts[];
}

/** How rows become attacks: by an id of theirs, or by entity and time. */
export type AttackGrouping =
  { attackIdField: string } | { entityField: string | null; gapMs: number };

/** First flagged row, milliseconds since 1970; null where none is. */
export type FirstFlagged = Record<FlaggedBy, number | null>;

/** Rows of one attack: all of them, or those that lie within one interval of the gap's length. */
export interface AttackPiece {
  className: string | null;
  /** The attack's id, or the entity; null for rows without an entity. */
  of: string | null;
  /** Event times of its first and last row. */
  first: number;
  last: number;
  firstFlagged: FirstFlagged;
}

export interface AttackReader {
  /** Different values of `ml.threshold` among a detector's results, at most `most` + 1. */
  thresholds(
    detector: Detector,
    options: { range: TimeRange; most: number },
    signal: AbortSignal,
  ): Promise<number[]>;
  attackCounts(
    scope: AttackScope,
    options: { mostClasses: number },
    signal: AbortSignal,
  ): Promise<AttackCounts>;
  /**
   * Pages of pieces by class, then id or entity, then time. Rows without an attack id are in none;
   * nor are rows without an event time.
   */
  attackPieces(
    scope: AttackScope,
    grouping: AttackGrouping,
    signal: AbortSignal,
  ): AsyncIterable<AttackPiece[]>;
  /** Quantiles of the scores by class; results without a class are one of their own. */
  scoresByClass(
    detector: Detector,
    options: { classField: string; range: TimeRange; mostClasses: number },
    signal: AbortSignal,
  ): Promise<ClassScores>;
}
