/** What box plots show: how a detector's scores are distributed in each class. */
import { mostScoreClasses, type ClassScores } from '../../../common/api/scores_by_class';
import { findCountableFields } from '../findings/countable_field';
import { loadDetector } from '../detectors/load_detector';
import type { TimeRange } from '../ports/scope';
import type { DetectionPorts } from '../services';

/** @throws AppError DETECTOR_NOT_FOUND, FIELD_NOT_FOUND, FIELD_NOT_USABLE */
export async function scoresByClass(
  ports: Pick<DetectionPorts, 'reader' | 'detectors' | 'results'>,
  options: { detectorId: string; classField: string; range: TimeRange },
  signal: AbortSignal,
): Promise<ClassScores> {
  const detector = await loadDetector(ports, options.detectorId);
  const [named] = await findCountableFields(
    ports.reader,
    { indices: [detector.destination.index], fields: [options.classField] },
    signal,
  );
  const classField = named?.field ?? options.classField;
  const { range } = options;
  return ports.results.scoresByClass(
    detector,
    { classField, range, mostClasses: mostScoreClasses },
    signal,
  );
}
