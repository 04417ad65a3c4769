/** Where a version stands: its role of now, or what became of it. */
import { i18n } from '@kbn/i18n';
import type { ModelVersion } from '../../../common/api/list_models';
import type { RoleChange } from '../../../common/model_roles';

export type Standing = 'champion' | 'challenger' | 'retired' | 'unfit' | 'unused';

export const standings: Readonly<
  Record<Standing, { label: string; icon: string; color: string; meaning: string }>
> = {
  champion: {
    label: i18n.translate('anomalyForest.models.modelStanding.championLabel', {
      defaultMessage: 'Champion',
    }),
    icon: 'starFilled',
    color: 'success',
    meaning: i18n.translate('anomalyForest.models.modelStanding.scoresEveryRowMeaning', {
      defaultMessage: 'Scores every row.',
    }),
  },
  challenger: {
    label: i18n.translate('anomalyForest.models.modelStanding.challengerLabel', {
      defaultMessage: 'Challenger',
    }),
    icon: 'branch',
    color: 'primary',
    meaning: i18n.translate('anomalyForest.models.modelStanding.scoresSameRowsBesideMeaning', {
      defaultMessage:
        'Scores the same rows beside the champion, to be compared; nothing depends on it.',
    }),
  },
  retired: {
    label: i18n.translate('anomalyForest.models.modelStanding.retiredLabel', {
      defaultMessage: 'Retired',
    }),
    icon: 'clock',
    color: 'default',
    meaning: i18n.translate('anomalyForest.models.modelStanding.wasChampionOrChallengerMeaning', {
      defaultMessage: 'Was champion or challenger once, and can be again.',
    }),
  },
  unfit: {
    label: i18n.translate('anomalyForest.models.modelStanding.notFitScoreLabel', {
      defaultMessage: 'Not fit to score',
    }),
    icon: 'alert',
    color: 'danger',
    meaning: i18n.translate('anomalyForest.models.modelStanding.didNotGiveScoresMeaning', {
      defaultMessage: 'Did not give the scores of its test vectors when it was imported.',
    }),
  },
  unused: {
    label: i18n.translate('anomalyForest.models.modelStanding.notUsedYetLabel', {
      defaultMessage: 'Not used yet',
    }),
    icon: 'empty',
    color: 'hollow',
    meaning: i18n.translate('anomalyForest.models.modelStanding.hasHadNoRoleMeaning', {
      defaultMessage: 'Has had no role so far.',
    }),
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
