/** Which two versions are compared. */
import type { ModelList } from '../../../common/api/list_models';

export interface Pair {
  left: number;
  right: number;
}

/**
 * The two that the address names, where they exist; else the champion with the challenger, or with the
 * newest of the others. Null where there are not two.
 */
export function chosenPair(
  { champion, challenger, models }: Pick<ModelList, 'champion' | 'challenger' | 'models'>,
  asked: { left: string | null; right: string | null },
): Pair | null {
  const versions = models.map(({ version }) => version);
  if (versions.length < 2) return null;
  const known = (text: string | null) => versions.find((version) => String(version) === text);
  const wanted = known(asked.right);
  const left =
    known(asked.left) ?? versions.find((v) => v === champion && v !== wanted) ?? versions[0] ?? 0;
  const others = versions.filter((version) => version !== left);
  const usual = others.find((version) => version === challenger) ?? others[0] ?? 0;
  return { left, right: wanted ?? usual };
}
