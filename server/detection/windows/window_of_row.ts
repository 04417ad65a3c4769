/** Whose window a row is. */
import { durationToMs } from '../../../common/codecs/bounded';
import type { Detector } from '../../../common/detector';
import type { RowWindow } from '../../../common/row_window';
import { readWindowId } from '../../features/windows/window_document';

/**
 * By the id of its document, which results keep as `ml.source.id`: it tells entity, begin and length as
 * they were when the row was scored, also where the detector has other windows since.
 * @returns nothing for a detector over documents, and for the row that stands for many entities
 */
export function windowOfRow(
  { source }: Pick<Detector, 'source'>,
  sourceId: string,
): { window?: RowWindow } {
  const read = source.windows === undefined ? null : readWindowId(sourceId);
  if (read === null) return {};
  const { entity, length, start } = read;
  const iso = (ms: number) => new Date(ms).toISOString();
  return { window: { entity, start: iso(start), end: iso(start + durationToMs(length)) } };
}
