/** Where a version stands: its role of now, or what became of it. */
import type { ModelVersion } from '../../../common/api/list_models';
import type { RoleChange } from '../../../common/model_roles';

export type Standing = 'champion' | 'challenger' | 'retired' | 'unfit' | 'unused';

export const standings: Readonly<
  Record<Standing, { label: string; icon: string; color: string; meaning: string }>
> = {
  champion: {
    label: 'Champion',
    icon: 'starFilled',
    color: 'success',
    meaning: 'Scores every row.',
  },
  challenger: {
    label: 'Challenger',
    icon: 'branch',
    color: 'primary',
    meaning: 'Scores the same rows beside the champion, to be compared; nothing depends on it.',
  },
  retired: {
    label: 'Retired',
    icon: 'clock',
    color: 'default',
    meaning: 'Was champion or challenger once, and can be again.',
  },
  unfit: {
    label: 'Not fit to score',
    icon: 'alert',
    color: 'danger',
    meaning: 'Did not give the scores of its test vectors when it was imported.',
  },
  unused: {
    label: 'Not used yet',
    icon: 'empty',
    color: 'hollow',
    meaning: 'Has had no role so far.',
  },
};

/** @param history the detector's changes of roles, as far back as they are kept */
export function standingOf(
  { certificate_passed: passed, role, version }: ModelVersion,
  history: readonly RoleChange[],
): Standing {
  if (role !== 'none') return role;
  if (passed === false) return 'unfit';
  const had = history.some(({ champion, challenger }) =>
    [champion.from, champion.to, challenger.from, challenger.to].includes(version),
  );
  return had ? 'retired' : 'unused';
}
