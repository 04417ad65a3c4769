import React from 'react';
import { i18n } from '@kbn/i18n';
import type { ModelList } from '../../../common/api/list_models';
import { Stats } from '../../components/stats';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { ReadingBadge } from './drift_panel';

/** How the champion fares, in figures. */
export function ModelFigures({ list }: { list: ModelList }): React.ReactElement {
  const format = useFormat();
  const { challenger, champion, live, models } = list;
  const scoring = models.find(({ version }) => version === champion);
  const drift = live?.drift ?? null;
  return (
    <Stats
      stats={[
        {
          label: i18n.translate('anomalyForest.models.modelFigures.championLabel', {
            defaultMessage: 'Champion',
          }),
          value:
            champion === null
              ? i18n.translate('anomalyForest.models.modelFigures.noneYetText', {
                  defaultMessage: 'None yet',
                })
              : i18n.translate('anomalyForest.models.modelFigures.versionText', {
                  defaultMessage: 'Version {champion}',
                  values: { champion },
                }),
          testSubj: 'statChampion',
        },
        {
          label: i18n.translate('anomalyForest.models.modelFigures.challengerLabel', {
            defaultMessage: 'Challenger',
          }),
          value:
            challenger === null
              ? i18n.translate('anomalyForest.models.modelFigures.noneText', {
                  defaultMessage: 'None',
                })
              : i18n.translate('anomalyForest.models.modelFigures.versionText2', {
                  defaultMessage: 'Version {challenger}',
                  values: { challenger },
                }),
          testSubj: 'statChallenger',
        },
        {
          label: i18n.translate('anomalyForest.models.modelFigures.thresholdLabel', {
            defaultMessage: 'Threshold',
          }),
          value: scoring === undefined ? nothing : format.score(scoring.threshold),
          hint: i18n.translate('anomalyForest.models.modelFigures.rowAnomalyFromScoreHint', {
            defaultMessage: 'A row is an anomaly from this score on (0 to 1).',
          }),
        },
        {
          label: i18n.translate('anomalyForest.models.modelFigures.alertsDayLabel', {
            defaultMessage: 'Alerts a day',
          }),
          value: format.alertsADay(live?.alerts_per_day ?? null),
          hint: i18n.translate('anomalyForest.models.modelFigures.whatThresholdCostsNowHint', {
            defaultMessage: 'What the threshold costs now, by the rows scored lately.',
          }),
        },
        {
          label: i18n.translate('anomalyForest.models.modelFigures.driftLabel', {
            defaultMessage: 'Drift',
          }),
          value: drift === null ? nothing : <ReadingBadge reading={drift.reading} />,
          hint: i18n.translate('anomalyForest.models.modelFigures.howFarRowsHaveHint', {
            defaultMessage:
              'How far rows have moved from those of training: the worst reading of all features.',
          }),
        },
        {
          label: i18n.translate('anomalyForest.models.modelFigures.versionsLabel', {
            defaultMessage: 'Versions',
          }),
          value: format.count(models.length),
          testSubj: 'statVersions',
        },
      ]}
    />
  );
}
