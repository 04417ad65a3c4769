/** Everything that would keep a detector from working, found before it is stored. */
import type { Detector } from '../../../common/detector';
import { sourceTakesIn } from '../../../common/index_patterns';
import { AppError } from '../../../common/errors';
import { durationToMs } from '../../../common/codecs/bounded';
import { namedSeverities } from '../../../common/severity';
import type { FieldKind } from '../ports/source_reader';
import { ruleProblems } from '../rules/rule_problems';
import type { DetectionPorts } from '../services';
import { roundTripProblems, type DetectorList } from './results_in_source';
import { duplicateProblems, fieldsToAsk, settleFeature } from '../preview/settle_feature';
import { featuresInSource } from './usual_in_source';
import {
  measuresInSource,
  settleWindows,
  windowFieldsToAsk,
  windowMapping,
} from '../windows/check_windows';

const dateTypes = new Set(['date', 'date_nanos']);

/** Whether a field is a date in all indices that have it. */
export const isDate = ({ types }: FieldKind): boolean => types.every((type) => dateTypes.has(type));

function destinationProblems(detector: Detector): AppError[] {
  const { indices } = detector.source;
  const { index } = detector.destination;
  if (!sourceTakesIn(indices, index)) return [];
  return [
    new AppError(
      'DESTINATION_IN_SOURCE',
      `The source "${indices.join(',')}" of detector ${detector.id} takes in its destination "${index}": it would score its own results.`,
    ),
  ];
}

function timeProblem(field: string, kind: FieldKind | undefined, where: string): AppError | null {
  if (kind === undefined) {
    return new AppError('FIELD_NOT_FOUND', `No index of "${where}" has the time field "${field}".`);
  }
  return isDate(kind)
    ? null
    : new AppError(
        'TIME_FIELD_NOT_DATE',
        `The time field "${field}" of "${where}" is mapped as ${kind.types.join(' and ')}.`,
      );
}

interface Checked {
  /** In reading order; none when the detector can run. */
  problems: AppError[];
  /** What is read, with what the mapping says of it; of the features, those that are in order. */
  settled: Pick<Detector, 'source' | 'features'>;
}

async function checkFields(
  ports: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<Checked> {
  const { source } = detector;
  const { indices, time_field: timeField, windows } = source;
  const asked = [
    timeField,
    ...(windows ? windowFieldsToAsk(windows) : fieldsToAsk(detector.features)),
  ];
  const mapping = await ports.reader.fieldKinds(indices, [...new Set(asked)], signal);
  const measures = windows === undefined ? [] : [...measuresInSource(windows, mapping)];
  const where = { indices: indices.join(','), mapping };
  const features = featuresInSource(detector, { ...where, measures });
  const time = timeProblem(timeField, mapping.get(timeField), where.indices);
  const made = windows && settleWindows({ ...windows, measures }, where);
  const rows = made
    ? { indices: 'its windows', mapping: windowMapping(made.value, timeField) }
    : where;
  const outcomes = features.map((feature) => settleFeature(feature, rows));
  return {
    problems: [
      ...(time === null ? [] : [time]),
      ...(made?.problems ?? []),
      ...outcomes.flatMap((outcome) => ('problems' in outcome ? outcome.problems : [])),
      ...duplicateProblems(features),
    ],
    settled: {
      source: made ? { ...source, windows: made.value } : source,
      features: outcomes.flatMap((outcome) => ('feature' in outcome ? [outcome.feature] : [])),
    },
  };
}

function scheduleProblems({ schedule }: Detector): AppError[] {
  const { lookback, reconcile_interval: interval } = schedule;
  if (durationToMs(lookback) >= durationToMs(interval)) return [];
  return [
    new AppError(
      'SCHEDULE_INVALID',
      `What comes late is looked for every ${interval}, but only ${lookback} back: what lies between would be missed.`,
    ),
  ];
}

/** A worse severity that begins below a milder one would hide it. */
function severityProblems({ severity_percentiles: percentiles }: Detector): AppError[] {
  return namedSeverities.slice(1).flatMap((worse, n) => {
    const milder = namedSeverities[n];
    if (milder === undefined || percentiles[milder] <= percentiles[worse]) return [];
    return [
      new AppError(
        'DETECTOR_INVALID',
        `Severity ${milder} begins at percentile ${percentiles[milder]}, over severity ${worse} at ${percentiles[worse]}: no row would ever be ${milder}.`,
      ),
    ];
  });
}

function trainingRangeProblems({ training: { from, to } }: Detector): AppError[] {
  if (from === undefined || to === undefined || Date.parse(from) < Date.parse(to)) return [];
  return [
    new AppError(
      'DETECTOR_INVALID',
      `Training takes rows from ${from} and before ${to}: that range is empty.`,
    ),
  ];
}

/** What can be wrong with settings, whatever the source is. */
const settingProblems = (detector: Detector): AppError[] => [
  ...scheduleProblems(detector),
  ...severityProblems(detector),
  ...trainingRangeProblems(detector),
  ...ruleProblems(detector),
];

/**
 * Settings of a detector whose source, features and destination were checked when it was made.
 * @throws AppError as `validateDetector`
 */
export function assertSettings(detector: Detector): void {
  throwProblems(settingProblems(detector));
}

async function checkSource(
  ports: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<Checked> {
  try {
    return await checkFields(ports, detector, signal);
  } catch (error) {
    if (error instanceof AppError && error.code === 'INDEX_NOT_FOUND') {
      return { problems: [error], settled: detector };
    }
    throw error;
  }
}

function throwProblems(problems: readonly AppError[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const messages = problems.map((problem) => problem.message).join(' ');
  const sameCode = problems.every((problem) => problem.code === first.code);
  throw sameCode
    ? new AppError(first.code, messages)
    : new AppError('DETECTOR_INVALID', `${messages} (${problems.map((p) => p.code).join(', ')})`);
}

type CheckingPorts = Pick<DetectionPorts, 'reader' | 'destination'> & DetectorList;

async function check(
  ports: CheckingPorts,
  detector: Detector,
  signal: AbortSignal,
): Promise<Checked> {
  const own = [...destinationProblems(detector), ...settingProblems(detector)];
  const [roundTrips, source, destination] = await Promise.all([
    roundTripProblems(ports, detector),
    checkSource(ports, detector, signal),
    ports.destination.problems(detector.destination.index, signal),
  ]);
  const problems = [...own, ...roundTrips, ...source.problems, ...destination];
  return { problems, settled: source.settled };
}

/** Every problem of a detector, in reading order; none when it can run. */
export async function problemsOfDetector(
  ports: CheckingPorts,
  detector: Detector,
  signal: AbortSignal,
): Promise<AppError[]> {
  return (await check(ports, detector, signal)).problems;
}

/**
 * The detector, each feature with the kind that its mapping gives it; only what it reads is checked.
 * @throws AppError as `validateDetector`
 */
export async function validateSource(
  ports: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<Detector> {
  const { problems, settled } = await checkSource(ports, detector, signal);
  throwProblems(problems);
  return { ...detector, ...settled };
}

/**
 * The detector, each feature with the kind that its mapping gives it.
 * @throws AppError with the code that all problems share, or DETECTOR_INVALID that names them all.
 */
export async function validateDetector(
  ports: CheckingPorts,
  detector: Detector,
  signal: AbortSignal,
): Promise<Detector> {
  const { problems, settled } = await check(ports, detector, signal);
  throwProblems(problems);
  return { ...detector, ...settled };
}
