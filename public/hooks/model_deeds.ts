/** What a person can do to the versions of a model: what is asked before, and what is said after. */
import { i18n } from '@kbn/i18n';

export type ModelDeed =
  | { kind: 'promote' | 'challenge' | 'delete'; version: number }
  | { kind: 'withdraw'; version: number }
  | { kind: 'roll_back' };

export interface DeedWords {
  title: string;
  /** What happens, and what does not. */
  body: string;
  confirm: string;
  done: string;
  failed: string;
  isDanger: boolean;
}

function promotion(champion: number | null): string {
  return champion === null
    ? i18n.translate('anomalyForest.hooks.modelDeeds.scoresFromNextRunText', {
        defaultMessage: 'It scores from the next run on. Results already written stay as they are.',
      })
    : i18n.translate('anomalyForest.hooks.modelDeeds.scoresFromNextRunText2', {
        defaultMessage:
          'It scores from the next run on. Version {champion}, the champion of now, keeps no role; rolling back brings it back. Results already written stay as they are.',
        values: { champion },
      });
}

function rollBack(champion: number | null): string {
  return champion === null
    ? i18n.translate('anomalyForest.hooks.modelDeeds.championBeforeScoresAgainText', {
        defaultMessage:
          'The champion before scores again from the next run on. Doing it again goes one further back. Results already written stay as they are.',
      })
    : i18n.translate('anomalyForest.hooks.modelDeeds.championBeforeVersionScoresText', {
        defaultMessage:
          'The champion before version {champion} scores again from the next run on. Doing it again goes one further back. Results already written stay as they are.',
        values: { champion },
      });
}

function deletion(version: number): DeedWords {
  return {
    title: i18n.translate('anomalyForest.hooks.modelDeeds.deleteVersionTitle', {
      defaultMessage: 'Delete version {version}?',
      values: { version },
    }),
    body: i18n.translate('anomalyForest.hooks.modelDeeds.modelGoneForGoodText', {
      defaultMessage:
        'The model is gone for good, and its number is not given again. Results that it scored stay, but can be explained by the champion alone.',
    }),
    confirm: i18n.translate('anomalyForest.hooks.modelDeeds.deleteVersionButton', {
      defaultMessage: 'Delete version',
    }),
    done: i18n.translate('anomalyForest.hooks.modelDeeds.versionDeletedSuccess', {
      defaultMessage: 'Version {version} is deleted',
      values: { version },
    }),
    failed: i18n.translate('anomalyForest.hooks.modelDeeds.versionCouldNotDeletedFailure', {
      defaultMessage: 'Version {version} could not be deleted',
      values: { version },
    }),
    isDanger: true,
  };
}

const texts = {
  promoteButton: i18n.translate('anomalyForest.hooks.modelDeeds.promoteButton', {
    defaultMessage: 'Promote',
  }),
  scoredBesideChampionFromText: i18n.translate(
    'anomalyForest.hooks.modelDeeds.scoredBesideChampionFromText',
    {
      defaultMessage:
        'It is scored beside the champion from the next run on, to be compared with it. Nothing else depends on it.',
    },
  ),
  makeChallengerButton: i18n.translate('anomalyForest.hooks.modelDeeds.makeChallengerButton', {
    defaultMessage: 'Make challenger',
  }),
  noLongerScoredBesideText: i18n.translate(
    'anomalyForest.hooks.modelDeeds.noLongerScoredBesideText',
    {
      defaultMessage: 'It is no longer scored beside the champion. The version itself stays.',
    },
  ),
  withdrawButton: i18n.translate('anomalyForest.hooks.modelDeeds.withdrawButton', {
    defaultMessage: 'Withdraw',
  }),
  challengerCouldNotWithdrawnFailure: i18n.translate(
    'anomalyForest.hooks.modelDeeds.challengerCouldNotWithdrawnFailure',
    { defaultMessage: 'The challenger could not be withdrawn' },
  ),
  rollBackChampionFromTitle: i18n.translate(
    'anomalyForest.hooks.modelDeeds.rollBackChampionFromTitle',
    {
      defaultMessage: 'Roll back to the champion from before?',
    },
  ),
  rollBackButton: i18n.translate('anomalyForest.hooks.modelDeeds.rollBackButton', {
    defaultMessage: 'Roll back',
  }),
  championFromBeforeBackSuccess: i18n.translate(
    'anomalyForest.hooks.modelDeeds.championFromBeforeBackSuccess',
    {
      defaultMessage: 'The champion from before is back',
    },
  ),
  championCouldNotRolledFailure: i18n.translate(
    'anomalyForest.hooks.modelDeeds.championCouldNotRolledFailure',
    {
      defaultMessage: 'The champion could not be rolled back',
    },
  ),
};

export function wordsOf(deed: ModelDeed, champion: number | null): DeedWords {
  switch (deed.kind) {
    case 'promote':
      return {
        title: i18n.translate('anomalyForest.hooks.modelDeeds.promoteVersionChampionTitle', {
          defaultMessage: 'Promote version {version} to champion?',
          values: { version: deed.version },
        }),
        body: promotion(champion),
        confirm: texts.promoteButton,
        done: i18n.translate('anomalyForest.hooks.modelDeeds.versionChampionSuccess', {
          defaultMessage: 'Version {version} is the champion',
          values: { version: deed.version },
        }),
        failed: i18n.translate('anomalyForest.hooks.modelDeeds.versionCouldNotPromotedFailure', {
          defaultMessage: 'Version {version} could not be promoted',
          values: { version: deed.version },
        }),
        isDanger: false,
      };
    case 'challenge':
      return {
        title: i18n.translate('anomalyForest.hooks.modelDeeds.makeVersionChallengerTitle', {
          defaultMessage: 'Make version {version} the challenger?',
          values: { version: deed.version },
        }),
        body: texts.scoredBesideChampionFromText,
        confirm: texts.makeChallengerButton,
        done: i18n.translate('anomalyForest.hooks.modelDeeds.versionChallengerSuccess', {
          defaultMessage: 'Version {version} is the challenger',
          values: { version: deed.version },
        }),
        failed: i18n.translate('anomalyForest.hooks.modelDeeds.versionCouldNotBecomeFailure', {
          defaultMessage: 'Version {version} could not become the challenger',
          values: { version: deed.version },
        }),
        isDanger: false,
      };
    case 'withdraw':
      return {
        title: i18n.translate('anomalyForest.hooks.modelDeeds.withdrawVersionAsChallengerTitle', {
          defaultMessage: 'Withdraw version {version} as challenger?',
          values: { version: deed.version },
        }),
        body: texts.noLongerScoredBesideText,
        confirm: texts.withdrawButton,
        done: i18n.translate('anomalyForest.hooks.modelDeeds.versionNoLongerChallengerSuccess', {
          defaultMessage: 'Version {version} is no longer the challenger',
          values: { version: deed.version },
        }),
        failed: texts.challengerCouldNotWithdrawnFailure,
        isDanger: false,
      };
    case 'roll_back':
      return {
        title: texts.rollBackChampionFromTitle,
        body: rollBack(champion),
        confirm: texts.rollBackButton,
        done: texts.championFromBeforeBackSuccess,
        failed: texts.championCouldNotRolledFailure,
        isDanger: false,
      };
    case 'delete':
      return deletion(deed.version);
  }
}
