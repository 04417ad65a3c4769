/** Every problem of a new detector, for people who have not created it yet. */
import type { DetectorProblem } from '../../../common/api/validate_detector';
import { completeDetector } from '../../../common/complete_detector';
import type { Detector, DetectorInput } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { namedTrainingRange } from '../scoring/source_scope';
import type { DetectionPorts } from '../services';
import { resultWarnings } from './results_in_source';
import { problemsOfDetector } from './validate_detector';

/**
 * Nothing to train on: most often a filter or a range that nothing matches. A detector may be made
 * before its data come, and waits for them.
 */
async function dataWarnings(
  { reader }: Pick<DetectionPorts, 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<AppError[]> {
  const { source } = detector;
  const range = namedTrainingRange(detector);
  if ((await reader.count(source, range, signal)) > 0) return [];
  const spans = [
    ...(source.filter === undefined ? [] : ['matches the filter']),
    ...(source.start === undefined && range.from === null && range.to === null
      ? []
      : ['lies in the range']),
  ];
  const narrowed = spans.length === 0 ? '' : `, ${spans.join(' and ')}`;
  return [
    new AppError(
      'NO_DATA_IN_RANGE',
      `No document of "${source.indices.join(',')}" has the time field "${source.time_field}"${narrowed}.`,
    ),
  ];
}

async function idProblems(
  { detectors }: Pick<DetectionPorts, 'detectors'>,
  id: string,
): Promise<AppError[]> {
  if ((await detectors.get(id)) === null) return [];
  return [new AppError('DETECTOR_EXISTS', `There is a detector "${id}" already.`)];
}

const toProblem = (problem: AppError, prevents: boolean): DetectorProblem => {
  const { code, message, remedy } = problem.toBody();
  return { code, message, remedy, prevents };
};

/**
 * What keeps a detector from being created or from finding anything, all at once; none when all is well.
 * @throws AppError ES_UNAVAILABLE, ABORTED, ... where that cannot be found out
 */
export async function findDetectorProblems(
  ports: Pick<DetectionPorts, 'reader' | 'destination' | 'detectors'>,
  input: DetectorInput,
  signal: AbortSignal,
): Promise<DetectorProblem[]> {
  const detector = completeDetector(input);
  const [own, taken] = await Promise.all([
    problemsOfDetector(ports, detector, signal),
    idProblems(ports, detector.id),
  ]);
  const found = [...taken, ...own];
  // What cannot be read has no documents to count either.
  const warnings =
    own.length > 0
      ? []
      : [
          ...(await dataWarnings(ports, detector, signal)),
          ...(await resultWarnings(ports, detector)),
        ];
  return [
    ...found.map((problem) => toProblem(problem, true)),
    ...warnings.map((problem) => toProblem(problem, false)),
  ];
}
