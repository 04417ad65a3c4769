/** The document behind a result. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import { pathOf } from '../../../common/feature';
import { resultTimeField } from '../../../common/fields';
import type { RowSource } from '../../features/metrics/build_rows';
import type { FoundResult } from '../ports/result_reader';
import type { DetectionPorts } from '../services';
import { trainingScope } from './source_scope';
import { isVerdictField } from './verdict';

/** The document that was scored, as far as the features go. */
export type Scored = Pick<FoundResult, 'result' | 'fields' | 'time'>;

/** Whether a result holds the value of a source field as the source has it. */
function isCopied({ destination, source }: Detector, path: string): boolean {
  const { copy_fields: copied } = destination;
  if (isVerdictField(path)) return false;
  if (path === resultTimeField) return source.time_field === resultTimeField;
  return (
    copied === undefined ||
    path === source.time_field ||
    copied.some((field) => path === field || path.startsWith(`${field}.`))
  );
}

/** Of the features, those that results have no copy of. */
export const uncopiedPaths = (detector: Detector): string[] =>
  detector.features.map(pathOf).filter((path) => !isCopied(detector, path));

/**
 * From the result's own copy where that holds all features, from the source otherwise.
 * @throws AppError SOURCE_GONE
 */
export async function findScoredDocument(
  ports: Pick<DetectionPorts, 'reader'>,
  { detector, scored }: { detector: Detector; scored: Scored },
  signal: AbortSignal,
): Promise<RowSource> {
  const lacking = uncopiedPaths(detector);
  if (lacking.length === 0) return { source: scored.fields, time: scored.time };
  const { source } = scored.result.ml;
  const document = await ports.reader.find(trainingScope(detector), source, signal);
  if (document !== null) return document;
  throw new AppError(
    'SOURCE_GONE',
    `Document "${source.id}" in "${source.index}" is gone, and its result has no copy of ${lacking.join(', ')}.`,
  );
}
