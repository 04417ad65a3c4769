/** A whole detector from the little that a person has to write. */
import { decodeOrThrow } from './codecs/decode';
import { type Detector, detectorCodec, type DetectorInput } from './detector';
import { type DetectorDefaults, usualDetectorDefaults } from './detector_defaults';
import { type DetectorKind, usualFeatures } from './detector_kind';
import { completeRules } from './detector_rules';
import { partitionsOf } from './detector_schedule';
import { AppError } from './errors';
import { completeFeature } from './feature';
import { sourceTakesIn } from './index_patterns';
import { usualPacketWindows, usualWindowFeatures } from './packet_windows';
import { defaultSeverityPercentiles } from './severity';
import { completeWindows, type Windows, windowsProblems } from './windows';

/** The destination that a detector gets when it names none: `rocket-telemetry*` → `rocket-telemetry-ml`. */
export function defaultDestination(indices: string[], id: string): string {
  const base = (indices[0] ?? '')
    .replace(/^.*:/, '')
    .replace(/[*]/g, '')
    .replace(/[-._]+$/, '');
  return `${base === '' ? id : base}-ml`;
}

/**
 * The patterns of a source without an index of results that only a wildcard takes in; an index that is
 * named stays: excluding it would leave a source that reads nothing.
 *
 * Left out are the name itself and what follows it after a hyphen: the indices of an alias that rolls over
 * (`pump-ml-000001`), and where clones of the detector write to (`pump-ml-copy`), which none of both may read.
 * An index that merely begins alike, such as `pump-mlabc`, is read. Elasticsearch takes a pattern of an exclusion
 * for aliases too, and a name for an index alone: of an alias, indices of other names are not left out.
 */
export function withoutDestination(indices: string[], destination: string): string[] {
  const byWildcard = indices.includes(destination) === false && sourceTakesIn(indices, destination);
  return byWildcard ? [...indices, `-${destination}`, `-${destination}-*`] : indices;
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
