/** Everything that would keep a detector from working, found before it is stored. */
import { type Detector, sourceTakesIn } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { Feature } from '../../common/feature';
import type { FieldKind } from './ports';
import type { DetectionPorts } from './services';
import { duplicateProblems, fieldsToAsk, settleFeature } from './settle_feature';

const dateTypes = new Set(['date', 'date_nanos']);

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
  return kind.types.every((type) => dateTypes.has(type))
    ? null
    : new AppError(
        'TIME_FIELD_NOT_DATE',
        `The time field "${field}" of "${where}" is mapped as ${kind.types.join(' and ')}.`,
      );
}

interface Checked {
  /** In reading order; none when the detector can run. */
  problems: AppError[];
  /** The features that are in order, with what their mapping says. */
  features: Feature[];
}

async function checkFields(
  ports: Pick<DetectionPorts, 'reader'>,
  { source, features }: Detector,
  signal: AbortSignal,
): Promise<Checked> {
  const { indices, time_field: timeField } = source;
  const where = indices.join(',');
  const asked = [timeField, ...fieldsToAsk(features)];
  const mapping = await ports.reader.fieldKinds(indices, [...new Set(asked)], signal);
  const time = timeProblem(timeField, mapping.get(timeField), where);
  const settled = features.map((feature) => settleFeature(feature, { indices: where, mapping }));
  return {
    problems: [
      ...(time === null ? [] : [time]),
      ...settled.flatMap((outcome) => ('problems' in outcome ? outcome.problems : [])),
      ...duplicateProblems(features),
    ],
    features: settled.flatMap((outcome) => ('feature' in outcome ? [outcome.feature] : [])),
  };
}

async function check(
  ports: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<Checked> {
  const problems = destinationProblems(detector);
  try {
    const fields = await checkFields(ports, detector, signal);
    return { ...fields, problems: [...problems, ...fields.problems] };
  } catch (error) {
    if (error instanceof AppError && error.code === 'INDEX_NOT_FOUND') {
      return { problems: [...problems, error], features: [] };
    }
    throw error;
  }
}

/**
 * The detector, each feature with the kind that its mapping gives it.
 * @throws AppError with the code that all problems share, or DETECTOR_INVALID that names them all.
 */
export async function validateDetector(
  ports: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<Detector> {
  const { problems, features } = await check(ports, detector, signal);
  const [first] = problems;
  if (first === undefined) return { ...detector, features };
  const messages = problems.map((problem) => problem.message).join(' ');
  const sameCode = problems.every((problem) => problem.code === first.code);
  throw sameCode
    ? new AppError(first.code, messages)
    : new AppError('DETECTOR_INVALID', `${messages} (${problems.map((p) => p.code).join(', ')})`);
}
