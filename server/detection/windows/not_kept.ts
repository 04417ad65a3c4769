/** Why windows have not what their events have. */
import type { Detector } from '../../../common/detector';
import { entityPathOf, windowField } from '../../../common/windows';

/** A sentence, after a space, for a field that a detector's windows do not keep; nothing otherwise. */
export function notKept({ source: { windows } }: Pick<Detector, 'source'>, field: string): string {
  if (windows === undefined) return '';
  const { keep = [], measures } = windows;
  const has = [entityPathOf(windows), ...keep, ...measures.map(({ name }) => name)];
  if (has.includes(field) || field.startsWith(`${windowField}.`)) return '';
  return ` The rows are windows, which have only the fields of their events that \`source.windows.keep\` names: name "${field}" there and score the windows anew.`;
}
