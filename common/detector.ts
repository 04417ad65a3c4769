/**
 * A detector: what to read, which fields to judge by, how to model them, where results go.
 * This one codec is the API's body, the stored form, the command line's file and the pages' state.
 */
import * as t from 'io-ts';
import {
  duration,
  integerIn,
  isoTime,
  listOf,
  numberIn,
  pattern,
  recordNestedAtMost,
  text,
} from './codecs/bounded';
import { decodeOrThrow } from './codecs/decode';
import { AppError } from './errors';
import { strictObject } from './codecs/strict_object';
import { completeFeature, featureCodec, featureInputCodec } from './feature';
import { detectorKindCodec, usualFeatures, type DetectorKind } from './detector_kind';
import { completeRules, detectorRulesCodec, detectorRulesInputCodec } from './detector_rules';
import { type DetectorDefaults, usualDetectorDefaults } from './detector_defaults';
import { usualPacketWindows, usualWindowFeatures } from './packet_windows';
import { defaultSeverityPercentiles } from './severity';
import {
  completeWindows,
  windowsCodec,
  windowsInputCodec,
  windowsProblems,
  type Windows,
} from './windows';

export const detectorIdCodec = pattern(
  /^[a-z0-9][a-z0-9_-]{0,62}$/,
  'an id of 1 to 63 lower-case letters, digits, "-" or "_"',
);

/** Index names and patterns; a leading "-" excludes. Elasticsearch's own rules, narrowed. */
export const indexPattern = pattern(
  /^-?[a-z0-9.][a-z0-9._*:-]{0,254}$/,
  'a lower-case index name or pattern',
);
const indexName = pattern(/^[a-z0-9][a-z0-9._-]{0,254}$/, 'a lower-case index name');

/** Deeper ones Elasticsearch would refuse (`indices.query.bool.max_nested_depth` is 30). */
const queryDsl = recordNestedAtMost(50);

const sourceCodec = strictObject(
  'source',
  {
    indices: listOf(indexPattern, 1, 50),
    time_field: text(255),
    /** How long to wait for documents that arrive late before a moment is scored. */
    query_delay: duration,
  },
  {
    /** Query DSL that documents must match. */
    filter: queryDsl,
    /** Earliest event time in scope; everything when left out. */
    start: isoTime,
    /** Rows are windows of entities instead of documents; of kind `windows`, or of `packets`. */
    windows: windowsCodec,
  },
);

const trainingAmounts = {
  /** Most rows drawn for training, at random with the model's seed. */
  max_rows: integerIn(16, 1_000_000),
  /** Fewest usable rows to train on. */
  min_rows: integerIn(16, 1_000_000),
};

/** Rows that a model must not learn as ordinary: a window of event time, or what a query matches. */
export const exclusionCodec = t.union([
  /** `from` inclusive, `to` exclusive. */
  strictObject('window', { from: isoTime, to: isoTime }, { why: text(500) }),
  strictObject('exclusion by query', { filter: queryDsl }, { why: text(500) }),
]);
export type TrainingExclusion = t.TypeOf<typeof exclusionCodec>;

export const promoteLearntCodec = t.keyof({ manual: null, when_better: null });
export type PromoteLearnt = t.TypeOf<typeof promoteLearntCodec>;

const trainingChoices = {
  from: isoTime,
  to: isoTime,
  filter: queryDsl,
  /** What is left out of training; it is scored all the same. */
  exclude: listOf(exclusionCodec, 0, 100),
  /** Train again this long after the last training or change of the champion; never when left out. */
  retrain_every: duration,
  /**
   * What a newly trained model becomes: the champion, which scores (`always`, when left out), or a
   * challenger that is scored beside it until somebody promotes it (`manual`).
   */
  promote: t.keyof({ always: null, manual: null }),
  /**
   * What a version that learnt from labels becomes: a challenger until somebody promotes it (`manual`,
   * when left out), or the champion at once where it ranks labels kept apart better than the champion
   * beyond doubt (`when_better`); see docs/learning.md.
   */
  promote_learnt: promoteLearntCodec,
};

const trainingCodec = strictObject('training', trainingAmounts, trainingChoices);

export const thresholdCodec = t.union([
  /** Share of the training rows that lie at or over the threshold, 0..0.5. */
  strictObject('contamination', { contamination: numberIn(0.000001, 0.5) }),
  /** The score itself, 0..1. */
  strictObject('score', { score: numberIn(0, 1) }),
  /** Alerts a day that people have time for, at the rate of rows that training finds in the source. */
  strictObject('alerts per day', { alerts_per_day: numberIn(0.001, 1_000_000) }),
]);
export type Threshold = t.TypeOf<typeof thresholdCodec>;

const modelProps = {
  trees: integerIn(1, 1000),
  sample_size: integerIn(2, 65_536),
  seed: integerIn(0, 4_294_967_295),
  threshold: thresholdCodec,
};

const modelChoices = {
  /** `auto`: numbers with heavy tails are compressed by asinh; see docs/features.md. `none` when left out. */
  transform: t.keyof({ none: null, auto: null }),
};

/** How a model is made: kept in its manifest too. */
export const modelOptionsCodec = strictObject('model', modelProps, modelChoices);

/** How many of the newest versions stay, with those that score, are compared or scored lately. */
export const usualKeptVersions = 10;

const keepingChoices = { keep_versions: integerIn(1, 1_000) };

const modelCodec = strictObject('model', modelProps, { ...modelChoices, ...keepingChoices });

const severityPercentilesCodec = strictObject('severity_percentiles', {
  low: numberIn(0, 100),
  medium: numberIn(0, 100),
  high: numberIn(0, 100),
  critical: numberIn(0, 100),
});

const scheduleProps = {
  /** Time between two scoring runs. */
  interval: duration,
  /** Time between two runs that look for what came late. */
  reconcile_interval: duration,
  /** How far back such a run looks. */
  lookback: duration,
};

/** Most parts that a detector's work is cut into. */
export const mostPartitions = 16;

const scheduleChoices = {
  /**
   * Parts of the source that are scored on their own, each as a task of its own which any node may
   * take; 1 when left out. See docs/nodes.md.
   */
  partitions: integerIn(1, mostPartitions),
};

const scheduleCodec = strictObject('schedule', scheduleProps, scheduleChoices);

const destinationCodec = strictObject(
  'destination',
  { index: indexName },
  {
    /** Source fields copied to each result; all of them when left out. */
    copy_fields: listOf(text(255), 0, 1000),
  },
);

const features = listOf(featureCodec, 1, 200);

export const detectorCodec = strictObject(
  'detector',
  {
    id: detectorIdCodec,
    name: text(120),
    kind: detectorKindCodec,
    source: sourceCodec,
    features,
    training: trainingCodec,
    model: modelCodec,
    severity_percentiles: severityPercentilesCodec,
    destination: destinationCodec,
    schedule: scheduleCodec,
    enabled: t.boolean,
  },
  { description: text(1000), rules: detectorRulesCodec },
);
export type Detector = t.TypeOf<typeof detectorCodec>;

/** The source as a person writes it. */
export const sourceInputCodec = strictObject(
  'source',
  { indices: listOf(indexPattern, 1, 50) },
  {
    time_field: text(255),
    query_delay: duration,
    filter: queryDsl,
    start: isoTime,
    windows: windowsInputCodec,
  },
);
export type SourceInput = t.TypeOf<typeof sourceInputCodec>;

/** A detector as far as its tasks go. */
export type ScheduledDetector = Pick<Detector, 'id' | 'schedule'>;

/** How many parts a detector is scored in, 1 to `mostPartitions`. */
export const partitionsOf = ({ schedule }: Pick<Detector, 'schedule'>): number =>
  schedule.partitions ?? 1;

/**
 * What a person has to write: the rest has defaults. A feature may be its field name alone; of windows,
 * the features are all measures when they are left out.
 */
export const detectorInputCodec = strictObject(
  'detector',
  {
    id: detectorIdCodec,
    source: sourceInputCodec,
  },
  {
    /** Those that are usual for the kind when left out; metrics have none. */
    features: listOf(featureInputCodec, 1, 200),
    rules: detectorRulesInputCodec,
    name: text(120),
    description: text(1000),
    kind: detectorKindCodec,
    training: strictObject('training', {}, { ...trainingAmounts, ...trainingChoices }),
    model: strictObject('model', {}, { ...modelProps, ...modelChoices, ...keepingChoices }),
    severity_percentiles: severityPercentilesCodec,
    destination: strictObject(
      'destination',
      {},
      { index: indexName, copy_fields: listOf(text(255), 0, 1000) },
    ),
    schedule: strictObject('schedule', {}, { ...scheduleProps, ...scheduleChoices }),
    enabled: t.boolean,
  },
);
export type DetectorInput = t.TypeOf<typeof detectorInputCodec>;

/** The destination that a detector gets when it names none: `rocket-telemetry*` → `rocket-telemetry-ml`. */
export function defaultDestination(indices: string[], id: string): string {
  const base = (indices[0] ?? '')
    .replace(/^.*:/, '')
    .replace(/[*]/g, '')
    .replace(/[-._]+$/, '');
  return `${base === '' ? id : base}-ml`;
}

const kindOf = ({ kind, source }: DetectorInput): DetectorKind =>
  kind ?? (source.windows === undefined ? 'metrics' : 'windows');

/** What the windows are of a kind that always reads some, or may and does. */
function windowsOf(kind: DetectorKind, { source }: DetectorInput): Windows | undefined {
  if (kind === 'windows') return completeWindows(source.windows);
  const readsSome = kind === 'packets' && source.windows !== undefined;
  return readsSome ? completeWindows(source.windows, usualPacketWindows) : undefined;
}

function featuresOf(
  { features }: DetectorInput,
  { kind, windows }: { kind: DetectorKind; windows: Windows | undefined },
) {
  const ofWindows = windows && usualWindowFeatures(windows.measures);
  const inputs = features ?? ofWindows ?? usualFeatures[kind] ?? [];
  return inputs.map(completeFeature);
}

/** What the codec cannot say. @throws AppError DETECTOR_INVALID */
function assertSound(detector: Detector, input: DetectorInput): void {
  const { id, kind, source } = detector;
  const problems =
    source.windows === undefined ? [] : windowsProblems(source.windows, source.time_field);
  if (source.windows !== undefined && partitionsOf(detector) > 1) {
    problems.push('Windows are scored in one part: leave "schedule.partitions" out.');
  }
  if (source.windows === undefined && input.source.windows !== undefined) {
    problems.push(`A detector of kind ${kind} has no "source.windows".`);
  }
  if (problems.length > 0) {
    throw new AppError('DETECTOR_INVALID', `Detector ${id}: ${problems.join(' ')}`);
  }
}

/**
 * A whole detector from what a person wrote. The destination is excluded from a source pattern
 * that would take it in.
 * @param defaults what it gets where it says nothing
 * @throws AppError DETECTOR_INVALID when the result breaks a rule of the codec.
 */
export function completeDetector(
  input: DetectorInput,
  defaults: DetectorDefaults = usualDetectorDefaults,
): Detector {
  const destination = {
    index: defaultDestination(input.source.indices, input.id),
    ...input.destination,
  };
  const { windows: _, ...source } = input.source;
  const kind = kindOf(input);
  const windows = windowsOf(kind, input);
  const detector: Detector = {
    id: input.id,
    name: input.name ?? input.id,
    ...(input.description === undefined ? {} : { description: input.description }),
    kind,
    source: {
      time_field: '@timestamp',
      query_delay: defaults.query_delay,
      ...source,
      indices: withoutDestination(input.source.indices, destination.index),
      ...(windows === undefined ? {} : { windows }),
    },
    features: featuresOf(input, { kind, windows }),
    ...completeRules(kind, input.rules),
    training: { max_rows: defaults.max_rows, min_rows: 256, ...input.training },
    model: {
      trees: defaults.trees,
      sample_size: defaults.sample_size,
      seed: 42,
      threshold: { contamination: defaults.contamination },
      ...input.model,
    },
    severity_percentiles: input.severity_percentiles ?? { ...defaultSeverityPercentiles },
    destination,
    schedule: {
      interval: defaults.interval,
      reconcile_interval: defaults.reconcile_interval,
      lookback: defaults.lookback,
      ...input.schedule,
    },
    enabled: input.enabled ?? true,
  };
  assertSound(detector, input);
  return decodeOrThrow(detectorCodec, detector, {
    what: `Detector ${detector.id}`,
    code: 'DETECTOR_INVALID',
  });
}

/** Whether an index name matches a pattern in which only "*" is special. */
export function matchesIndexPattern(name: string, indexPatternText: string): boolean {
  const escaped = indexPatternText
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${escaped}$`).test(name);
}

/** Whether the index patterns of a source take in an index; a later exclusion wins, as in Elasticsearch. */
export function sourceTakesIn(indices: readonly string[], name: string): boolean {
  return indices.reduce(
    (takenIn, entry) =>
      entry.startsWith('-')
        ? takenIn && !matchesIndexPattern(name, entry.slice(1))
        : takenIn || matchesIndexPattern(name, entry),
    false,
  );
}

function withoutDestination(indices: string[], destination: string): string[] {
  const byWildcard = indices.includes(destination) === false && sourceTakesIn(indices, destination);
  return byWildcard ? [...indices, `-${destination}*`] : indices;
}
