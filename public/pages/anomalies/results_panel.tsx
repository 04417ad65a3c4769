import React, { useRef } from 'react';
import { EuiButton, EuiEmptyPrompt, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useFormat } from '../../formatters/use_format';
import { useResults, type Results } from '../../hooks/use_results';
import { ResultFlyout } from './result_flyout';
import { ResultsTable } from './results_table';
import { reachableRows, type AnomaliesState } from './url_state';
import type { ChangeState } from './use_anomalies_state';

interface Props {
  detector: Detector;
  state: AnomaliesState;
  change: ChangeState;
  /** ISO 8601. */
  times: { from: string; to: string };
}

function headingOf({ all, skipped }: AnomaliesState): string {
  if (skipped) return 'Skipped rows';
  return all ? 'All rows' : 'Anomalous rows';
}

function NoSkippedRows({ change }: Props): React.ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="check"
      titleSize="s"
      title={<h3>No row was skipped here</h3>}
      body={<p>Every row in this time range could be scored.</p>}
      actions={
        <EuiButton onClick={() => change({ skipped: false, page: 0 })}>Show anomalies</EuiButton>
      }
      data-test-subj="noResults"
    />
  );
}

function NoResults(props: Props): React.ReactElement {
  const { change, state } = props;
  const narrowed = state.severities.length > 0;
  if (state.skipped) return <NoSkippedRows {...props} />;
  return (
    <EuiEmptyPrompt
      iconType={state.all ? 'search' : 'check'}
      titleSize="s"
      title={<h3>{state.all ? 'Nothing was scored here' : 'No anomalies here'}</h3>}
      body={
        <p>
          {narrowed
            ? 'None of the chosen severities occurs in this time range.'
            : 'Nothing in this time range reached the threshold. Look at a longer range, or at all rows.'}
        </p>
      }
      actions={
        narrowed ? (
          <EuiButton onClick={() => change({ severities: [], page: 0 })}>
            Show all severities
          </EuiButton>
        ) : (
          <EuiButton onClick={() => change({ from: 'now-24h', to: 'now', page: 0 })}>
            Show the last 24 hours
          </EuiButton>
        )
      }
      data-test-subj="noResults"
    />
  );
}

/** Keeps the open row while refreshes take it off the page. */
function useOpenRow(rows: readonly ResultRow[], id: string | undefined): ResultRow | undefined {
  const remembered = useRef<ResultRow>();
  const found = rows.find((row) => row.result_id === id) ?? remembered.current;
  remembered.current = found?.result_id === id ? found : undefined;
  return remembered.current;
}

function Listing(props: Props & { results: Results }): React.ReactElement {
  const { change, detector, results, state } = props;
  const format = useFormat();
  const open = useOpenRow(results.rows, state.row);
  const onOpen = (row: ResultRow) => change({ row: row.result_id }, { replace: true });
  return (
    <>
      {results.total === 0 ? (
        <NoResults {...props} />
      ) : (
        <ResultsTable results={results} state={state} change={change} onOpen={onOpen} />
      )}
      {results.total > reachableRows ? (
        <EuiText size="xs" color="subdued">
          <p>
            {format.count(results.total)} rows match; the first {format.count(reachableRows)} can be
            paged through. Narrow the time range to see the others.
          </p>
        </EuiText>
      ) : null}
      {open ? (
        <ResultFlyout
          row={open}
          rows={results.rows}
          detector={detector}
          onOpen={onOpen}
          onClose={() => change({ row: undefined }, { replace: true })}
        />
      ) : null}
    </>
  );
}

/** The rows behind the charts, worst first, with their reasons. */
export function ResultsPanel(props: Props): React.ReactElement {
  const { detector, state, times } = props;
  const request = useResults({
    detector_id: detector.id,
    ...times,
    only_anomalies: !state.all && !state.skipped,
    ...(state.skipped ? { statuses: ['skipped' as const] } : {}),
    ...(state.severities.length > 0 && !state.skipped ? { severities: [...state.severities] } : {}),
    sort: state.sort,
    order: state.order,
    offset: Math.min(state.page * state.size, reachableRows - 100),
    size: state.size,
  });
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiTitle size="xxs">
        <h2>{headingOf(state)}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <Requested
        request={request}
        failure="The results could not be read"
        skeleton={<TableSkeleton />}
      >
        {(results) => <Listing {...props} results={results} />}
      </Requested>
    </EuiPanel>
  );
}
