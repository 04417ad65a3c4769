import type { Detector } from '../../../common/detector';

/**
 * The fields of the source in which results can have labels, and the setting that names them; null where
 * results have all of them.
 */
export function labelsIn({
  source: { windows },
  destination: { copy_fields: copied },
}: Pick<Detector, 'source' | 'destination'>): {
  fields: readonly string[];
  setting: string;
} | null {
  if (windows !== undefined) return { fields: windows.keep ?? [], setting: 'source.windows.keep' };
  return copied === undefined ? null : { fields: copied, setting: 'destination.copy_fields' };
}
