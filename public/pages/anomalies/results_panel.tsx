import React from 'react';
import { EuiButton, EuiEmptyPrompt, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useFormat } from '../../formatters/use_format';
import type { Request } from '../../hooks/use_request';
import type { Results } from '../../hooks/use_results';
import { rowKindOf, type RowKind } from '../../results/row_kind';
import { ResultsTable } from './results_table';
import { reachableRows, type AnomaliesState, type ChangeState } from './url_state';

interface Props {
  /** The detector's rows. */
  what: RowKind;
  /** Field whose value names the entity, of a detector over windows. */
  entityField: string | undefined;
  state: AnomaliesState;
  change: ChangeState;
}

function headingOf(props: Props): string {
  const { all, skipped } = props.state;
  if (skipped) {
    return i18n.translate('anomalyForest.anomalies.resultsPanel.skippedRowsText', {
      defaultMessage: 'Skipped {what, select, windows {windows} other {rows}}',
      values: { what: props.what },
    });
  }
  return all
    ? i18n.translate('anomalyForest.anomalies.resultsPanel.allRowsText', {
        defaultMessage: 'All {what, select, windows {windows} other {rows}}',
        values: { what: props.what },
      })
    : i18n.translate('anomalyForest.anomalies.resultsPanel.anomalousRowsText', {
        defaultMessage: 'Anomalous {what, select, windows {windows} other {rows}}',
        values: { what: props.what },
      });
}

function NoSkippedRows(props: Props): React.ReactElement {
  const { change } = props;
  return (
    <EuiEmptyPrompt
      iconType="check"
      titleSize="s"
      title={
        <h3>
          {i18n.translate('anomalyForest.anomalies.resultsPanel.noRowWasSkippedText', {
            defaultMessage: 'No {what, select, windows {window} other {row}} was skipped here',
            values: { what: props.what },
          })}
        </h3>
      }
      body={
        <p>
          {i18n.translate('anomalyForest.anomalies.resultsPanel.everyRowTimeRangeText', {
            defaultMessage:
              'Every {what, select, windows {window} other {row}} in this time range could be scored.',
            values: { what: props.what },
          })}
        </p>
      }
      actions={
        <EuiButton onClick={() => change({ skipped: false, page: 0 })}>
          {i18n.translate('anomalyForest.anomalies.resultsPanel.showAnomaliesButton', {
            defaultMessage: 'Show anomalies',
          })}
        </EuiButton>
      }
      data-test-subj="noResults"
    />
  );
}

const isNarrowed = ({ entity, query, severities }: AnomaliesState) =>
  severities.length > 0 || query !== undefined || entity !== undefined;

function NoResults(props: Props): React.ReactElement {
  const { change, state } = props;
  const narrowed = isNarrowed(state);
  if (state.skipped) return <NoSkippedRows {...props} />;
  return (
    <EuiEmptyPrompt
      iconType={state.all ? 'search' : 'check'}
      titleSize="s"
      title={
        <h3>
          {state.all
            ? i18n.translate('anomalyForest.anomalies.resultsPanel.nothingWasScoredHereText', {
                defaultMessage: 'Nothing was scored here',
              })
            : i18n.translate('anomalyForest.anomalies.resultsPanel.noAnomaliesHereText', {
                defaultMessage: 'No anomalies here',
              })}
        </h3>
      }
      body={
        <p>
          {narrowed
            ? i18n.translate('anomalyForest.anomalies.resultsPanel.nothingTimeRangeMatchesText', {
                defaultMessage:
                  'Nothing in this time range matches the query, entity and severities that are chosen.',
              })
            : i18n.translate('anomalyForest.anomalies.resultsPanel.nothingTimeRangeReachedText', {
                defaultMessage:
                  'Nothing in this time range reached the threshold. Look at a longer range, or at all {what, select, windows {windows} other {rows}}.',
                values: { what: props.what },
              })}
        </p>
      }
      actions={
        narrowed ? (
          <EuiButton
            onClick={() => change({ severities: [], query: undefined, entity: undefined, page: 0 })}
          >
            {i18n.translate('anomalyForest.anomalies.resultsPanel.takeFiltersOutButton', {
              defaultMessage: 'Take the filters out',
            })}
          </EuiButton>
        ) : (
          <EuiButton onClick={() => change({ from: 'now-24h', to: 'now', page: 0 })}>
            {i18n.translate('anomalyForest.anomalies.resultsPanel.showLastHoursButton', {
              defaultMessage: 'Show the last 24 hours',
            })}
          </EuiButton>
        )
      }
      data-test-subj="noResults"
    />
  );
}

function Listing(props: Props & { results: Results }): React.ReactElement {
  const { change, results } = props;
  const format = useFormat();
  const onOpen = (row: ResultRow) => change({ row: row.result_id });
  return (
    <>
      {results.total === 0 ? <NoResults {...props} /> : <ResultsTable {...props} onOpen={onOpen} />}
      {results.total > reachableRows ? (
        <EuiText size="xs" color="subdued">
          <p>
            {i18n.translate('anomalyForest.anomalies.resultsPanel.rowMatchesFirstCanText', {
              defaultMessage:
                '{total} {what, select, windows {{totalCount, plural, one {window matches} other {windows match}}} other {{totalCount, plural, one {row matches} other {rows match}}}}; the first {reachableRows} can be paged through. Narrow the time range to see the others.',
              values: {
                total: format.count(results.total),
                totalCount: results.total,
                what: props.what,
                reachableRows: format.count(reachableRows),
              },
            })}
          </p>
        </EuiText>
      ) : null}
    </>
  );
}

/** The rows behind the charts, worst first, with their reasons. */
export function ResultsPanel({
  detector,
  request,
  ...paging
}: Pick<Props, 'state' | 'change'> & {
  detector: Detector;
  request: Request<Results>;
}): React.ReactElement {
  const props = {
    ...paging,
    what: rowKindOf(detector),
    entityField: detector.source.windows?.entity,
  };
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiTitle size="xxs">
        <h2>{headingOf(props)}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <Requested
        request={request}
        failure={i18n.translate('anomalyForest.anomalies.resultsPanel.resultsCouldNotReadFailure', {
          defaultMessage: 'The results could not be read',
        })}
        skeleton={<TableSkeleton />}
      >
        {(results) => <Listing {...props} results={results} />}
      </Requested>
    </EuiPanel>
  );
}
