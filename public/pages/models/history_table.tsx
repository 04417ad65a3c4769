import React from 'react';
import { EuiBasicTable, EuiEmptyPrompt, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import type { RoleAction, RoleChange, RoleMetrics } from '../../../common/model_roles';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

const actions: Readonly<Record<RoleAction, string>> = {
  train: 'Trained',
  learn: 'Learnt from labels',
  promote: 'Promoted to champion',
  challenge: 'Made challenger',
  withdraw: 'Withdrawn as challenger',
  roll_back: 'Rolled back to',
  delete: 'Deleted',
};

function pointerChange({ from, to }: RoleChange['champion']): string {
  const named = (version: number | null) => (version === null ? 'none' : String(version));
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
          `Compared on ${format.count(comparison.rows)} rows: ${format.count(comparison.both_flagged)} flagged by both, ${format.count(comparison.only_champion)} by the champion alone, ${format.count(comparison.only_challenger)} by the challenger alone`,
        ]),
    ...(kept === undefined
      ? []
      : [
          `labels kept apart: average precision ${format.score(kept.after)} instead of ${format.score(kept.before)}`,
        ]),
    ...(alerts === null ? [] : [`${format.value(alerts)} alerts a day`]),
    ...(psi === null ? [] : [`drift of scores ${format.score(psi)}`]),
    ...(worst === null ? [] : [`most of ${worst.field} (${format.score(worst.psi)})`]),
  ];
}

function columnsOf(format: Format): EuiBasicTableColumn<RoleChange>[] {
  return [
    { field: 'at', name: 'When', width: '220px', render: (at: string) => format.time(at) },
    { field: 'who', name: 'Who', width: '110px' },
    {
      name: 'What',
      width: '190px',
      render: ({ action, version }: RoleChange) => `${actions[action]}: version ${version}`,
    },
    { field: 'why', name: 'Why', render: (why: string) => (why === '' ? nothing : why) },
    {
      name: 'Champion',
      width: '90px',
      render: ({ champion }: RoleChange) => pointerChange(champion),
    },
    {
      name: 'Challenger',
      width: '100px',
      render: ({ challenger }: RoleChange) => pointerChange(challenger),
    },
    {
      name: 'Known then',
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
        title={<h3>Nothing has happened yet</h3>}
        body={<p>Every training and every change of roles stands here, with who and why.</p>}
      />
    );
  }
  return (
    <WideTable minWidth={1000}>
      <EuiBasicTable<RoleChange>
        items={[...history]}
        itemId={({ action, at, version }: RoleChange) => `${at} ${action} ${version}`}
        tableCaption="History of roles"
        tableLayout="auto"
        columns={columnsOf(format)}
        data-test-subj="historyTable"
      />
    </WideTable>
  );
}
