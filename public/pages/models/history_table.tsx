import React from 'react';
import { EuiBasicTable, EuiEmptyPrompt, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RoleAction, RoleChange, RoleMetrics } from '../../../common/model_roles';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

const actions: Readonly<Record<RoleAction, string>> = {
  train: i18n.translate('anomalyForest.models.historyTable.trainedText', {
    defaultMessage: 'Trained',
  }),
  learn: i18n.translate('anomalyForest.models.historyTable.learntFromLabelsText', {
    defaultMessage: 'Learnt from labels',
  }),
  promote: i18n.translate('anomalyForest.models.historyTable.promotedChampionText', {
    defaultMessage: 'Promoted to champion',
  }),
  challenge: i18n.translate('anomalyForest.models.historyTable.madeChallengerText', {
    defaultMessage: 'Made challenger',
  }),
  withdraw: i18n.translate('anomalyForest.models.historyTable.withdrawnAsChallengerText', {
    defaultMessage: 'Withdrawn as challenger',
  }),
  roll_back: i18n.translate('anomalyForest.models.historyTable.rolledBackText', {
    defaultMessage: 'Rolled back to',
  }),
  delete: i18n.translate('anomalyForest.models.historyTable.deletedText', {
    defaultMessage: 'Deleted',
  }),
};

function pointerChange({ from, to }: RoleChange['champion']): string {
  const named = (version: number | null) =>
    version === null
      ? i18n.translate('anomalyForest.models.historyTable.noneText', { defaultMessage: 'none' })
      : String(version);
  return from === to ? named(to) : `${named(from)} → ${named(to)}`;
}

/** What was known when somebody decided, a line each. */
function knownThen(metrics: RoleMetrics, format: Format): string[] {
  const { comparison, kept_apart: kept, score_psi: psi, worst_feature: worst } = metrics;
  const { alerts_per_day: alerts } = metrics;
  return [
    ...(comparison === null
      ? []
      : [
          i18n.translate('anomalyForest.models.historyTable.comparedRowFlaggedBothText', {
            defaultMessage:
              'Compared on {rows} {rowsCount, plural, one {row} other {rows}}: {bothFlagged} flagged by both, {onlyChampion} by the champion alone, {onlyChallenger} by the challenger alone',
            values: {
              rows: format.count(comparison.rows),
              rowsCount: comparison.rows,
              bothFlagged: format.count(comparison.both_flagged),
              onlyChampion: format.count(comparison.only_champion),
              onlyChallenger: format.count(comparison.only_challenger),
            },
          }),
        ]),
    ...(kept === undefined
      ? []
      : [
          i18n.translate('anomalyForest.models.historyTable.labelsKeptApartAverageText', {
            defaultMessage: 'labels kept apart: average precision {after} instead of {before}',
            values: { after: format.score(kept.after), before: format.score(kept.before) },
          }),
        ]),
    ...(alerts === null
      ? []
      : [
          i18n.translate('anomalyForest.models.historyTable.alertsDayText', {
            defaultMessage: '{alerts} alerts a day',
            values: { alerts: format.alertsADay(alerts) },
          }),
        ]),
    ...(psi === null
      ? []
      : [
          i18n.translate('anomalyForest.models.historyTable.driftScoresText', {
            defaultMessage: 'drift of scores {psi}',
            values: { psi: format.score(psi) },
          }),
        ]),
    ...(worst === null
      ? []
      : [
          i18n.translate('anomalyForest.models.historyTable.mostText', {
            defaultMessage: 'most of {field} ({psi})',
            values: { field: worst.field, psi: format.score(worst.psi) },
          }),
        ]),
  ];
}

function columnsOf(format: Format): EuiBasicTableColumn<RoleChange>[] {
  return [
    {
      field: 'at',
      name: i18n.translate('anomalyForest.models.historyTable.whenName', {
        defaultMessage: 'When',
      }),
      width: '220px',
      render: (at: string) => format.time(at),
    },
    {
      field: 'who',
      name: i18n.translate('anomalyForest.models.historyTable.whoName', { defaultMessage: 'Who' }),
      width: '110px',
    },
    {
      name: i18n.translate('anomalyForest.models.historyTable.whatName', {
        defaultMessage: 'What',
      }),
      width: '190px',
      render: ({ action, version }: RoleChange) =>
        i18n.translate('anomalyForest.models.historyTable.versionText', {
          defaultMessage: '{action}: version {version}',
          values: { action: actions[action], version },
        }),
    },
    {
      field: 'why',
      name: i18n.translate('anomalyForest.models.historyTable.whyName', { defaultMessage: 'Why' }),
      render: (why: string) => (why === '' ? nothing : why),
    },
    {
      name: i18n.translate('anomalyForest.models.historyTable.championName', {
        defaultMessage: 'Champion',
      }),
      width: '90px',
      render: ({ champion }: RoleChange) => pointerChange(champion),
    },
    {
      name: i18n.translate('anomalyForest.models.historyTable.challengerName', {
        defaultMessage: 'Challenger',
      }),
      width: '100px',
      render: ({ challenger }: RoleChange) => pointerChange(challenger),
    },
    {
      name: i18n.translate('anomalyForest.models.historyTable.knownThenName', {
        defaultMessage: 'Known then',
      }),
      render: ({ metrics }: RoleChange) => (
        <EuiText size="xs" color="subdued">
          {knownThen(metrics, format).join('; ') || nothing}
        </EuiText>
      ),
    },
  ];
}

/** Who gave which version which role, when and why; the last change first. */
export function HistoryTable({ history }: { history: readonly RoleChange[] }): React.ReactElement {
  const format = useFormat();
  if (history.length === 0) {
    return (
      <EuiEmptyPrompt
        iconType="clock"
        titleSize="s"
        title={
          <h3>
            {i18n.translate('anomalyForest.models.historyTable.nothingHasHappenedYetText', {
              defaultMessage: 'Nothing has happened yet',
            })}
          </h3>
        }
        body={
          <p>
            {i18n.translate('anomalyForest.models.historyTable.everyTrainingEveryChangeText', {
              defaultMessage:
                'Every training and every change of roles stands here, with who and why.',
            })}
          </p>
        }
      />
    );
  }
  return (
    <WideTable minWidth={1000}>
      <EuiBasicTable<RoleChange>
        items={[...history]}
        itemId={({ action, at, version }: RoleChange) => `${at} ${action} ${version}`}
        tableCaption={i18n.translate('anomalyForest.models.historyTable.historyRolesCaption', {
          defaultMessage: 'History of roles',
        })}
        tableLayout="auto"
        columns={columnsOf(format)}
        data-test-subj="historyTable"
      />
    </WideTable>
  );
}
