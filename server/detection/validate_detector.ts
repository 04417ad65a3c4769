/** Everything that would keep a detector from working, found before it is stored. */
import { type Detector, sourceTakesIn } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { FieldKind } from './ports';
import type { DetectionPorts } from './services';

const numericTypes = new Set([
  'long',
  'integer',
  'short',
  'byte',
  'double',
  'float',
  'half_float',
  'scaled_float',
  'unsigned_long',
  'boolean',
]);
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

function featureProblem(
  field: string,
  kind: FieldKind | undefined,
  where: string,
): AppError | null {
  if (kind === undefined) {
    return new AppError('FIELD_NOT_FOUND', `No index of "${where}" has the field "${field}".`);
  }
  const unusable = kind.types.filter((type) => !numericTypes.has(type));
  if (unusable.length === 0) return null;
  const types = kind.types.join(' and ');
  return kind.types.length > 1
    ? new AppError('SCHEMA_MISMATCH', `The field "${field}" is mapped as ${types} in "${where}".`)
    : new AppError(
        'FIELD_NOT_NUMERIC',
        `The field "${field}" of "${where}" is mapped as ${types}.`,
      );
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

/** The problems of a detector, in reading order; none when it can run. */
export async function findProblems(
  ports: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<AppError[]> {
  const problems = destinationProblems(detector);
  const { indices, time_field: timeField } = detector.source;
  const fields = detector.features.map((feature) => feature.field);
  try {
    const kinds = await ports.reader.fieldKinds(indices, [timeField, ...fields], signal);
    const where = indices.join(',');
    const found = [
      timeProblem(timeField, kinds.get(timeField), where),
      ...fields.map((field) => featureProblem(field, kinds.get(field), where)),
    ];
    return [...problems, ...found.filter((problem): problem is AppError => problem !== null)];
  } catch (error) {
    if (error instanceof AppError && error.code === 'INDEX_NOT_FOUND') return [...problems, error];
    throw error;
  }
}

/** @throws AppError with the code that all problems share, or DETECTOR_INVALID that names them all. */
export async function validateDetector(
  ports: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<void> {
  const problems = await findProblems(ports, detector, signal);
  const [first] = problems;
  if (first === undefined) return;
  const messages = problems.map((problem) => problem.message).join(' ');
  const sameCode = problems.every((problem) => problem.code === first.code);
  throw sameCode
    ? new AppError(first.code, messages)
    : new AppError('DETECTOR_INVALID', `${messages} (${problems.map((p) => p.code).join(', ')})`);
}
