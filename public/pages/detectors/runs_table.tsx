import React from 'react';
import { EuiBadge, EuiBasicTable, EuiEmptyPrompt, type EuiBasicTableColumn } from '@elastic/eui';
import type { RunSummary } from '../../../common/detector_state';
import { readErrorBody } from '../../api_error';
import { ErrorCodeBadge } from '../../components/error_code_badge';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { rowsPerSecond } from '../../results/rows_per_second';
import { runKinds } from '../../results/run_kinds';

function Outcome({ run }: { run: RunSummary }): React.ReactElement {
  const error = readErrorBody(run.error);
  if (error) {
    return <ErrorCodeBadge code={error.code} message={error.message} remedy={error.remedy} />;
  }
  if (run.more) return <EuiBadge iconType="clock">More to do</EuiBadge>;
  return (
    <EuiBadge color="success" iconType="check">
      Done
    </EuiBadge>
  );
}

/** Parts and nodes are columns where there are several. */
function columnsOf(format: Format, runs: readonly RunSummary[]): EuiBasicTableColumn<RunSummary>[] {
  const count = (field: keyof RunSummary, name: string): EuiBasicTableColumn<RunSummary> => ({
    field,
    name,
    align: 'right',
    render: (value: number) => format.count(value),
  });
  return [
    {
      field: 'started_at',
      name: 'Started',
      width: '230px',
      render: (at: string) => format.time(at),
    },
    { field: 'kind', name: 'Run', render: (kind: RunSummary['kind']) => runKinds[kind] },
    ...(runs.some(({ partition }) => partition !== undefined)
      ? [
          {
            field: 'partition' as const,
            name: 'Part',
            render: (part: RunSummary['partition']) => part ?? nothing,
          },
        ]
      : []),
    {
      name: 'Outcome',
      width: '170px',
      render: (run: RunSummary) => <Outcome run={run} />,
    },
    {
      field: 'took_ms',
      name: 'Took',
      align: 'right',
      render: (ms: number) => format.span(ms),
    },
    count('rows_read', 'Read'),
    count('rows_scored', 'Scored'),
    count('rows_anomalous', 'Anomalous'),
    count('rows_skipped', 'Skipped'),
    count('rows_dead_lettered', 'Dead-lettered'),
    {
      name: 'Rows/s',
      align: 'right',
      render: (run: RunSummary) => {
        const rate = rowsPerSecond(run);
        return rate === undefined ? nothing : format.count(rate);
      },
    },
    ...(new Set(runs.map(({ node }) => node)).size > 1
      ? [{ field: 'node' as const, name: 'Node', render: (node?: string) => node ?? nothing }]
      : []),
  ];
}

/** The last runs of a detector, newest first: rows, time, errors. */
export function RunsTable({ runs }: { runs: readonly RunSummary[] }): React.ReactElement {
  const format = useFormat();
  if (runs.length === 0) {
    return (
      <EuiEmptyPrompt
        iconType="clock"
        titleSize="s"
        title={<h3>It has not run yet</h3>}
        body={<p>The schedule starts it by itself; &ldquo;Run now&rdquo; starts it at once.</p>}
      />
    );
  }
  return (
    <WideTable minWidth={960}>
      <EuiBasicTable<RunSummary>
        tableLayout="auto"
        items={[...runs]}
        itemId={(run: RunSummary) => `${run.kind} ${run.started_at} ${run.partition ?? ''}`}
        tableCaption="Runs"
        columns={columnsOf(format, runs)}
        data-test-subj="runsTable"
      />
    </WideTable>
  );
}
