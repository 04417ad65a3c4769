/** Anomalies counted by entity: what alert rules ask of results. Port types and nothing else. */
import type { Detector } from '../../../common/detector';
import type { Reason } from '../../../common/result';
import type { NamedSeverity, Severity } from '../../../common/severity';

/** Event times in milliseconds: `from` inclusive, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

/** Which results count as anomalies that somebody wants to hear of. */
export interface AnomalyScope {
  detector: Detector;
  span: Span;
  minSeverity?: NamedSeverity;
  /** 0..1 */
  minScore?: number;
  /** Query DSL; it narrows `rows` too, unless it asks for the verdict itself. */
  filter?: Record<string, unknown>;
  /** Field whose values are the entities; undefined counts the detector as one. */
  groupBy?: string;
  excludedEntities: readonly string[];
  /** Rows in these neither alert nor tell that all is well. */
  excludedSpans: readonly Span[];
}

/** The anomalies of one entity in a span, and the worst of them. */
export interface AnomalyGroup {
  /** Null without `groupBy`, and for rows that have no value there. */
  entity: string | null;
  count: number;
  /** 0..1 */
  score: number;
  severity: Severity;
  /** Event time of the worst, milliseconds since 1970. */
  time: number | null;
  /** Of the worst. */
  reasons: Reason[];
}

export interface AnomalyGroups {
  /** Rows in the span that have a verdict, ordinary ones too; 0 = nothing to judge by. */
  rows: number;
  /** The worst first. */
  groups: AnomalyGroup[];
  /** Whether there are more than were asked for. */
  more: boolean;
}

/** Anomalies of one entity in one interval of time. */
export interface GroupInterval {
  entity: string | null;
  /** Start of the interval, milliseconds since 1970. */
  time: number;
  count: number;
}

/** Reads with the rights of whom it was made for; an index that is not there yet has no rows. */
export interface AnomalyGroupReader {
  /** At most `most` groups of at least `minCount` anomalies. @throws AppError ES_FORBIDDEN, ... */
  anomalyGroups(
    scope: AnomalyScope,
    limits: { minCount: number; most: number },
    signal: AbortSignal,
  ): Promise<AnomalyGroups>;
  /**
   * Of these entities, the ones that have a row with a verdict in the span, anomalous or not; null
   * stands for the rows that have no value in `groupBy`.
   */
  entitiesWithRows(
    scope: AnomalyScope,
    entities: readonly (string | null)[],
    signal: AbortSignal,
  ): Promise<Set<string | null>>;
  /** At most `most` intervals with anomalies, and all intervals with rows (start → rows). */
  anomalyIntervals(
    scope: AnomalyScope,
    options: { intervalMs: number; most: number },
    signal: AbortSignal,
  ): Promise<{ rows: Map<number, number>; intervals: GroupInterval[]; complete: boolean }>;
}
