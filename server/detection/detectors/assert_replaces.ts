/** Two people may label one row at once: the second one is told, instead of overruling what was not seen. */
import { AppError } from '../../../common/errors';
import type { Label } from '../../../common/label';

/**
 * @param stored the label that a result has now; null where it has none
 * @param replaces when the label was given that is to be replaced, null for none; undefined where any may be
 * @throws AppError LABEL_CHANGED
 */
export function assertReplaces(stored: Label | null, replaces: string | null | undefined): void {
  if (replaces === undefined) return;
  const now = stored?.at ?? null;
  const same =
    now === null || replaces === null ? now === replaces : Date.parse(now) === Date.parse(replaces);
  if (same) return;
  const what =
    stored === null
      ? 'has lost its label meanwhile'
      : `was labelled ${stored.anomaly ? 'true' : 'false'} by ${stored.who} meanwhile, ${stored.at}`;
  throw new AppError('LABEL_CHANGED', `The row ${what}.`);
}
