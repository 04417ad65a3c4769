/** The settings of a detector that can be changed, and when each takes effect. */
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../../common/detector';
import { scoringSettings } from './scoring_settings';
import type { Setting } from './setting';
import { trainingSettings } from './training_settings';

/** When a change takes effect. */
export type Effect = 'at_once' | 'next_run' | 'next_training';

export interface SettingField extends Setting {
  effect: Effect;
}

const naming: readonly Setting[] = [
  {
    path: 'name',
    label: i18n.translate('anomalyForest.detectors.settingFields.nameLabel', {
      defaultMessage: 'Name',
    }),
    as: 'text',
  },
  {
    path: 'description',
    label: i18n.translate('anomalyForest.detectors.settingFields.descriptionLabel', {
      defaultMessage: 'Description',
    }),
    as: 'text',
    usual: '',
  },
];

const taking = (effect: Effect, settings: readonly Setting[]): SettingField[] =>
  settings.map((setting) => ({ ...setting, effect }));

const all = [
  ...taking('at_once', naming),
  ...taking('next_run', scoringSettings),
  ...taking('next_training', trainingSettings),
];

/** Of a detector, in the order in which they are shown. */
export const settingsOf = (detector: Detector): SettingField[] =>
  all.filter(({ isFor }) => isFor?.(detector) ?? true);
