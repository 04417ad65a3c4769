import React from 'react';
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
          label: 'Champion',
          value: champion === null ? 'None yet' : `Version ${champion}`,
          testSubj: 'statChampion',
        },
        {
          label: 'Challenger',
          value: challenger === null ? 'None' : `Version ${challenger}`,
          testSubj: 'statChallenger',
        },
        {
          label: 'Threshold',
          value: scoring === undefined ? nothing : format.score(scoring.threshold),
          hint: 'A row is an anomaly from this score on (0 to 1).',
        },
        {
          label: 'Alerts a day',
          value:
            live === null || live.alerts_per_day === null
              ? nothing
              : format.value(live.alerts_per_day),
          hint: 'What the threshold costs now, by the rows scored lately.',
        },
        {
          label: 'Drift',
          value: drift === null ? nothing : <ReadingBadge reading={drift.reading} />,
          hint: 'How far rows have moved from those of training: the worst reading of all features.',
        },
        { label: 'Versions', value: format.count(models.length), testSubj: 'statVersions' },
      ]}
    />
  );
}
