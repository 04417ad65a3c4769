import { AppError } from '../../../common/errors';
import { listFields } from '../preview/list_fields';
import type { DetectionPorts } from '../services';

/**
 * All fields of a document, as far as there is room for them.
 * @throws AppError DOCUMENT_GONE, ES_FORBIDDEN, ...
 */
export async function getLogDocument(
  { logs }: Pick<DetectionPorts, 'logs'>,
  place: { index: string; id: string },
  signal: AbortSignal,
): Promise<ReturnType<typeof listFields>> {
  const found = await logs.find(place, signal);
  if (found !== null) return listFields(found);
  throw new AppError('DOCUMENT_GONE', `"${place.index}" has no document "${place.id}".`);
}
