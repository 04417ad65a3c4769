/** What the use-cases need from the outside. Adapters live in `elasticsearch/` and `registry/`. */
import type { CredentialsSummary } from '../../common/api/shared';
import type { ResultRow } from '../../common/api/search_results';
import type { TimelineBucket } from '../../common/api/results_timeline';
import type { ScoreDistribution } from '../../common/api/score_histogram';
import type { Configuration } from '../../common/configuration';
import type { AppError, ErrorCode } from '../../common/errors';
import type { Detector } from '../../common/detector';
import type { DetectorState, Ledger, SkipReason } from '../../common/detector_state';
import type { Label } from '../../common/label';
import type { ModelManifest } from '../../common/model_manifest';
import type { ModelRoles } from '../../common/model_roles';
import type { Result, ResultStatus } from '../../common/result';
import type { Severity } from '../../common/severity';
import type { SeverityCounts } from '../../common/severity_counts';
import type { Windows } from '../../common/windows';
import type { AnomalyGroupReader } from './anomaly_groups';
import type { AnomalySurveyor, ResultFilter } from './anomaly_survey';
import type { AttackReader } from './attack_reader';
import type { EventCounter } from './event_counter';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Logger {
  debug(message: string, meta?: Record<string, unknown>): void;
  info(message: string, meta?: Record<string, unknown>): void;
  warn(message: string, meta?: Record<string, unknown>): void;
  error(message: string, meta?: Record<string, unknown>): void;
}

/** A document as it stands in Elasticsearch. */
export interface SourceDocument {
  index: string;
  id: string;
  /** Event time in milliseconds since 1970; null when the document has none. */
  time: number | null;
  source: Record<string, unknown>;
  /** Values of the field that the scope names as `indexed`. */
  indexed?: readonly unknown[];
  /** Why the reader could not read its fields, such as DOC_TOO_LARGE; `source` then holds its time alone. */
  problem?: ErrorCode;
}

export type SourceScope = Pick<
  Detector['source'],
  'indices' | 'time_field' | 'filter' | 'start' | 'windows'
> & {
  /** Fields to read beside the time; the whole document when left out. */
  fields?: readonly string[];
  /**
   * Field whose values come as Elasticsearch compares and counts them, which is not always as they were
   * sent: a normalizer makes them lower case, an address is written in its shortest form.
   */
  indexed?: string;
  /** Only event times in one of these, at most 1,000; any when left out. */
  within?: readonly TimeRange[];
};

/** Event times in milliseconds: `from` inclusive, `to` exclusive; null = open. */
export interface TimeRange {
  from: number | null;
  to: number | null;
}

export interface FieldKind {
  /** Elasticsearch mapping types that the field has over all indices of the source. */
  types: string[];
}

/** A window of an entity: how many events fall into it. */
export interface EntityWindow {
  entity: string;
  /** Begin of the window, milliseconds since 1970. */
  start: number;
  events: number;
}

/** Where a scope has `windows`, they stand for its documents. */
export interface SourceReader extends EventCounter {
  /**
   * Pages of documents in order of event time, each bounded in rows and bytes, over one point in
   * time: documents that share a time are never lost between pages.
   * @throws AppError INDEX_NOT_FOUND, ES_UNAVAILABLE, ES_FORBIDDEN, ...
   */
  pages(scope: SourceScope, range: TimeRange, signal: AbortSignal): AsyncIterable<SourceDocument[]>;
  /** The same for documents that have no event time. */
  pagesWithoutTime(scope: SourceScope, signal: AbortSignal): AsyncIterable<SourceDocument[]>;
  /** At most `size` documents, drawn at random, the same ones for the same seed and index. */
  sample(
    scope: SourceScope,
    options: { range: TimeRange; filter?: Record<string, unknown>; size: number; seed: number },
    signal: AbortSignal,
  ): AsyncIterable<SourceDocument[]>;
  /** One document of an index; null when it, or the index, is gone. */
  find(
    scope: SourceScope,
    source: Result['ml']['source'],
    signal: AbortSignal,
  ): Promise<SourceDocument | null>;
  count(scope: SourceScope, range: TimeRange, signal: AbortSignal): Promise<number>;
  /** The earliest event time in the range; null when there is none. */
  firstTime(scope: SourceScope, range: TimeRange, signal: AbortSignal): Promise<number | null>;
  countWithoutTime(scope: SourceScope, signal: AbortSignal): Promise<number>;
  /** Documents per interval of event time: start of interval → count. Empty intervals are left out. */
  histogram(
    scope: SourceScope,
    options: { range: TimeRange; intervalMs: number },
    signal: AbortSignal,
  ): Promise<Map<number, number>>;
  /** Pages of the windows that the events of a range fall into, in order of their begin. */
  entityWindows(
    scope: SourceScope & { windows: Windows },
    events: TimeRange,
    signal: AbortSignal,
  ): AsyncIterable<EntityWindow[]>;
  /** Mapping of the named fields; a field that no index has is left out. */
  fieldKinds(
    indices: string[],
    fields: string[],
    signal: AbortSignal,
  ): Promise<Map<string, FieldKind>>;
}

/** A result on its way to the destination. */
export interface ResultWrite {
  /** Deterministic: from detector, source index and source id. */
  id: string;
  source: Result['ml']['source'];
  /** Event time of the source document, milliseconds since 1970; null when it has none. */
  time: number | null;
  /** The document, with the fields of `Result`, as it is sent: JSON in UTF-8. */
  json: Buffer;
  /** A result that is there already stays as it is, and this one counts as written. */
  onlyIfAbsent?: boolean;
}

export interface WriteSummary {
  written: number;
  dead_lettered: number;
}

/** A destination of one detector. Each result ends written or dead-lettered before `write` returns. */
export interface ResultWriter {
  /**
   * @throws AppError ES_BACKPRESSURE when the cluster does not take them in time, ES_UNAVAILABLE,
   * ASSET_MISSING; then nothing is settled and the caller must not move its checkpoint.
   */
  write(detector: Detector, results: ResultWrite[], signal: AbortSignal): Promise<WriteSummary>;
}

export interface SettledCounts {
  /** Result documents by `ml.status`. */
  by_status: Map<string, number>;
  /** Why rows were skipped, most rows first. */
  skip_reasons: SkipReason[];
  dead_lettered: number;
}

/** How settled documents ended. */
export type SettledOutcomes = Pick<Ledger, 'scored' | 'skipped' | 'dead_lettered'>;

export interface TimelineQuery {
  detector: Detector;
  from: number;
  to: number;
  buckets: number;
  filters: readonly ResultFilter[];
}

/** Event times in milliseconds: `from` inclusive, `to` exclusive. */
export interface ScoreDistributionQuery {
  detector: Detector;
  from: number;
  to: number;
}

export interface ResultQuery {
  detector: Detector;
  from: number;
  to: number;
  only_anomalies: boolean;
  severities: Severity[];
  /** Empty for all. */
  statuses: ResultStatus[];
  filters: readonly ResultFilter[];
  /** Field whose value each row carries as its `entity`. */
  by?: string;
  sort: 'score' | 'time';
  order: 'asc' | 'desc';
  /** Draws at random instead of sorting; the same seed gives the same order of the same results. */
  random_seed?: number;
  offset: number;
  size: number;
}

export interface LabelledScore {
  score: number;
  anomaly: boolean;
  /** Value of the label field as it stands in the result document; a list where it has several. */
  label: unknown;
}

/** A result with all that its document holds. */
export interface FoundResult {
  /** Where it stands: the destination may be an alias. */
  index: string;
  result: Result;
  /** The whole document, verdict included. */
  fields: Record<string, unknown>;
  /** Event time in milliseconds since 1970; null when it has none. */
  time: number | null;
}

/** Results as written. */
export interface ResultReader extends AnomalyGroupReader, AnomalySurveyor, AttackReader {
  /**
   * Of these result ids, the ones that are settled: in the destination or among the dead letters. What rules
   * alone said while there was no model is not: a model has to judge it.
   */
  settledIds(detector: Detector, ids: string[], signal: AbortSignal): Promise<Set<string>>;
  /** Of these ids of results of windows, those in the destination: id → events that the window had. */
  windowEvents(
    detector: Detector,
    ids: string[],
    signal: AbortSignal,
  ): Promise<Map<string, number>>;
  settledCounts(detector: Detector, signal: AbortSignal): Promise<SettledCounts>;
  /** Settled documents (results and dead letters; as `settledIds`) per interval of event time. */
  settledHistogram(
    detector: Detector,
    options: { range: TimeRange; intervalMs: number },
    signal: AbortSignal,
  ): Promise<Map<number, number>>;
  /** Results and dead letters, as `settledCounts` has them, per interval of event time. */
  settledOutcomes(
    detector: Detector,
    options: { range: TimeRange; intervalMs: number },
    signal: AbortSignal,
  ): Promise<Map<number, SettledOutcomes>>;
  settledWithoutTime(detector: Detector, signal: AbortSignal): Promise<number>;
  timeline(
    query: TimelineQuery,
    signal: AbortSignal,
  ): Promise<{
    interval_ms: number;
    totals: { rows: number; anomalies: number; skipped: number; by_severity: SeverityCounts };
    buckets: TimelineBucket[];
  }>;
  scoreDistribution(query: ScoreDistributionQuery, signal: AbortSignal): Promise<ScoreDistribution>;
  /** The result of an `_id`; null when there is none. */
  find(detector: Detector, id: string, signal: AbortSignal): Promise<FoundResult | null>;
  search(query: ResultQuery, signal: AbortSignal): Promise<{ total: number; rows: ResultRow[] }>;
  /** Pages of scored results with their label, for evaluation. */
  labelledScores(
    detector: Detector,
    options: { labelField: string; range: TimeRange },
    signal: AbortSignal,
  ): AsyncIterable<LabelledScore[]>;
}

/** Makes sure that results can be written where they should go. */
export interface DestinationKeeper {
  /** Installs what the destination needs. */
  prepare(index: string, signal: AbortSignal): Promise<void>;
  /** @throws AppError ASSET_MISSING when the destination would not map our fields as it must. */
  check(index: string, signal: AbortSignal): Promise<void>;
  /** What would keep results from being written there, found without changing anything. */
  problems(index: string, signal: AbortSignal): Promise<AppError[]>;
}

/** A stored value with the version that an update must name. */
export interface Versioned<T> {
  value: T;
  version: string;
}

export interface DetectorStore {
  list(): Promise<Detector[]>;
  /** Null when there is none. */
  get(id: string): Promise<Versioned<Detector> | null>;
  /** @throws AppError DETECTOR_EXISTS */
  create(detector: Detector): Promise<void>;
  /** @throws AppError STATE_CONFLICT when `version` is not the stored one. */
  update(detector: Detector, version: string): Promise<void>;
  delete(id: string): Promise<void>;
}

export interface StateStore {
  /** The initial state when there is none; its version is then null. */
  get(detectorId: string): Promise<{ value: DetectorState; version: string | null }>;
  /** Writes and returns the new version. @throws AppError STATE_CONFLICT */
  put(detectorId: string, state: DetectorState, version: string | null): Promise<string>;
  delete(detectorId: string): Promise<void>;
}

/** The rights that a detector's tasks run with: an API key in the name of the person who asks. */
export interface DetectorCredentials {
  /**
   * Takes a key that may read the detector's source and write its destination, as far as the person
   * may, keeps it and revokes the one before.
   * @throws AppError ENCRYPTION_KEY_MISSING, API_KEY_NOT_GRANTED; the key before stays then.
   */
  grant(detector: Detector): Promise<void>;
  /** None there is as good. @throws AppError ES_UNAVAILABLE, ...: what is left goes with the next call. */
  revoke(detectorId: string): Promise<void>;
  /** Null when there is none. */
  describe(detectorId: string): Promise<CredentialsSummary | null>;
}

/** Of a host without users: all that it does, it does with its own rights. */
export const noCredentials: DetectorCredentials = {
  grant: () => Promise.resolve(),
  revoke: () => Promise.resolve(),
  describe: () => Promise.resolve(null),
};

export interface StoredModel {
  manifest: ModelManifest;
  onnx: Uint8Array;
}

export interface ModelStore {
  /** Stores bytes first and manifest last, so that a manifest always has its bytes. */
  save(model: StoredModel): Promise<void>;
  /**
   * Manifest of the newest version that was trained here, or null. Imported versions are passed over:
   * they score once somebody promotes them.
   */
  latest(detectorId: string): Promise<ModelManifest | null>;
  /** By ascending version. */
  list(detectorId: string): Promise<ModelManifest[]>;
  /** The numbers of the same, ascending, without reading manifests. */
  versions(detectorId: string): Promise<number[]>;
  /** Manifest of a version, or null. */
  get(detectorId: string, version: number): Promise<ModelManifest | null>;
  /** @throws AppError MODEL_NOT_FOUND, MODEL_CORRUPT when the bytes do not have the manifest's hash. */
  load(manifest: ModelManifest): Promise<StoredModel>;
  /** None there is as good. */
  delete(detectorId: string, version: number): Promise<void>;
  deleteAll(detectorId: string): Promise<void>;
}

/** What people say of a detector's findings. */
export interface LabelStore {
  /** By ascending id of the result. */
  list(detectorId: string): Promise<Label[]>;
  /** Null when the result has none. */
  get(detectorId: string, resultId: string): Promise<Label | null>;
  /**
   * In the place of the label that the result had.
   * @param replaces when that was given, null where there was none: then another one stays, and counts
   * @throws AppError LABEL_CHANGED, STATE_CONFLICT, ...
   */
  put(label: Label, replaces?: string | null): Promise<void>;
  /** None there is as good. */
  delete(detectorId: string, resultId: string): Promise<void>;
  deleteAll(detectorId: string): Promise<void>;
}

/** What can be changed while the host runs. */
export interface ConfigurationStore {
  /** The usual one when there is none; the version is then null. */
  get(): Promise<{ value: Configuration; version: string | null }>;
  /** @throws AppError STATE_CONFLICT when `version` is not the stored one. */
  put(configuration: Configuration, version: string | null): Promise<void>;
}

/** Which version of a detector's models scores. */
export interface RoleStore {
  /** No roles when there are none; the version is then null. */
  get(detectorId: string): Promise<{ value: ModelRoles; version: string | null }>;
  /** Writes and returns the new version. @throws AppError STATE_CONFLICT */
  put(detectorId: string, roles: ModelRoles, version: string | null): Promise<string>;
  delete(detectorId: string): Promise<void>;
}
