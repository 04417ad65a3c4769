import React from 'react';
import { EuiInMemoryTable, EuiLink, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { DetectorBrief } from '../../../common/api/get_status';
import { detectorPath } from '../../application/paths';
import { ErrorCodeBadge } from '../../components/error_code_badge';
import { PhaseBadge } from '../../components/phase_badge';
import { useLink } from '../../components/use_link';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { rowsPerSecond } from '../../results/rows_per_second';
import { runKinds } from '../../results/run_kinds';

function NameCell({ id, name }: DetectorBrief): React.ReactElement {
  const link = useLink();
  return <EuiLink {...link(detectorPath(id))}>{name}</EuiLink>;
}

function LastRunCell({ last_run: run }: DetectorBrief): React.ReactElement {
  const format = useFormat();
  if (run === null) {
    return (
      <>
        {i18n.translate('anomalyForest.status.detectorTasksTable.neverText', {
          defaultMessage: 'Never',
        })}
      </>
    );
  }
  return (
    <div>
      <span style={{ whiteSpace: 'nowrap' }}>{format.ago(run.started_at)}</span>
      <EuiText size="xs" color="subdued">
        {run.failed ? (
          <FormattedMessage
            id="anomalyForest.status.detectorTasksTable.failedTookText"
            defaultMessage="{kind} failed, took {tookMs}"
            values={{
              kind: runKinds[run.kind],
              tookMs: <span style={{ whiteSpace: 'nowrap' }}>{format.span(run.took_ms)}</span>,
            }}
          />
        ) : (
          <FormattedMessage
            id="anomalyForest.status.detectorTasksTable.tookText"
            defaultMessage="{kind}, took {tookMs}"
            values={{
              kind: runKinds[run.kind],
              tookMs: <span style={{ whiteSpace: 'nowrap' }}>{format.span(run.took_ms)}</span>,
            }}
          />
        )}
      </EuiText>
    </div>
  );
}

function rateOf({ last_run: run }: DetectorBrief): number | undefined {
  return run === null ? undefined : rowsPerSecond(run);
}

const columnsOf = (format: Format): EuiBasicTableColumn<DetectorBrief>[] => [
  {
    name: i18n.translate('anomalyForest.status.detectorTasksTable.detectorName', {
      defaultMessage: 'Detector',
    }),
    render: (brief: DetectorBrief) => <NameCell {...brief} />,
  },
  {
    name: i18n.translate('anomalyForest.status.detectorTasksTable.stateName', {
      defaultMessage: 'State',
    }),
    width: '170px',
    render: ({ phase }: DetectorBrief) => <PhaseBadge phase={phase} />,
  },
  {
    name: i18n.translate('anomalyForest.status.detectorTasksTable.errorName', {
      defaultMessage: 'Error',
    }),
    render: ({ error }: DetectorBrief) =>
      error === null ? nothing : <ErrorCodeBadge {...error} />,
  },
  {
    name: i18n.translate('anomalyForest.status.detectorTasksTable.lastRunName', {
      defaultMessage: 'Last run',
    }),
    render: (brief: DetectorBrief) => <LastRunCell {...brief} />,
  },
  {
    name: i18n.translate('anomalyForest.status.detectorTasksTable.rowsSName', {
      defaultMessage: 'Rows/s of it',
    }),
    align: 'right',
    render: (brief: DetectorBrief) => {
      const rate = rateOf(brief);
      return rate === undefined ? nothing : format.count(rate);
    },
  },
  {
    name: i18n.translate('anomalyForest.status.detectorTasksTable.lagName', {
      defaultMessage: 'Lag',
    }),
    align: 'right',
    render: ({ lag_ms: lag }: DetectorBrief) => (lag === null ? nothing : format.span(lag)),
  },
];

/** What each detector's task does and how it fares; the ones in trouble first. */
export function DetectorTasksTable(props: {
  detectors: readonly DetectorBrief[];
  total: number;
}): React.ReactElement {
  const { detectors, total } = props;
  const format = useFormat();
  if (total === 0) {
    return (
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.status.detectorTasksTable.thereNoDetectorsYetText', {
            defaultMessage: 'There are no detectors yet, so nothing runs.',
          })}
        </p>
      </EuiText>
    );
  }
  return (
    <WideTable minWidth={680}>
      <EuiInMemoryTable<DetectorBrief>
        items={[...detectors]}
        itemId="id"
        tableCaption={i18n.translate(
          'anomalyForest.status.detectorTasksTable.tasksDetectorsCaption',
          { defaultMessage: 'Tasks of the detectors' },
        )}
        tableLayout="auto"
        columns={columnsOf(format)}
        {...(detectors.length > 10 ? { pagination: { initialPageSize: 10 } } : {})}
        data-test-subj="tasksTable"
      />
      {total > detectors.length ? (
        <EuiText size="xs" color="subdued">
          <p>
            {i18n.translate('anomalyForest.status.detectorTasksTable.moreNotListedText', {
              defaultMessage: '{total} more are not listed.',
              values: { total: format.count(total - detectors.length) },
            })}
          </p>
        </EuiText>
      ) : null}
    </WideTable>
  );
}
