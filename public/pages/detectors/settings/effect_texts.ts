/** When settings take effect, in words. */
import { i18n } from '@kbn/i18n';
import type { Effect, SettingField } from './setting_fields';

export const effects: Readonly<Record<Effect, { title: string; text?: string }>> = {
  at_once: {
    title: i18n.translate('anomalyForest.detectors.effectTexts.whatPeopleReadTitle', {
      defaultMessage: 'What people read',
    }),
  },
  next_run: {
    title: i18n.translate('anomalyForest.detectors.effectTexts.fromNextRunTitle', {
      defaultMessage: 'From the next run on',
    }),
    text: i18n.translate('anomalyForest.detectors.effectTexts.resultsKeepVerdictText', {
      defaultMessage: 'Results that are there keep their verdict.',
    }),
  },
  next_training: {
    title: i18n.translate('anomalyForest.detectors.effectTexts.atNextTrainingTitle', {
      defaultMessage: 'At the next training',
    }),
    text: i18n.translate('anomalyForest.detectors.effectTexts.modelStaysText', {
      defaultMessage:
        'The model that scores stays as it is, and its threshold with it. Train it now to have these sooner.',
    }),
  },
};

/**
 * What happens next with settings that were saved; undefined where nothing has to.
 * @param isTraining whether a training is under way, which goes on with the settings that it began with
 */
export function nextText(
  changed: readonly SettingField[],
  isTraining: boolean,
): string | undefined {
  const isOf = (wanted: Effect) => changed.some(({ effect }) => effect === wanted);
  const texts = [
    ...(isOf('next_run')
      ? [
          i18n.translate('anomalyForest.detectors.effectTexts.nextRunGoesByThemText', {
            defaultMessage: 'Its next run goes by them.',
          }),
        ]
      : []),
    ...(isOf('next_training') && isTraining
      ? [
          i18n.translate('anomalyForest.detectors.effectTexts.trainingGoesOnText', {
            defaultMessage:
              'The training that is under way goes on with those that it began with; the one after it goes by these.',
          }),
        ]
      : []),
    ...(isOf('next_training') && !isTraining
      ? [
          i18n.translate('anomalyForest.detectors.effectTexts.nextTrainingGoesByThemText', {
            defaultMessage:
              'Its next training goes by those of training; until then its model stays. “Train now” does it at once.',
          }),
        ]
      : []),
  ];
  return texts.length === 0 ? undefined : texts.join(' ');
}
