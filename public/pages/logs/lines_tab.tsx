import React from 'react';
import {
  EuiButton,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { ErrorCallout } from '../../components/error_callout';
import { remediesOfQueries } from '../../components/remedies';
import { Requested } from '../../components/requested';
import { ChartSkeleton, TableSkeleton } from '../../components/skeletons';
import { useFormat } from '../../formatters/use_format';
import { useLogLines, type FoundLogs, type MoreLines } from '../../hooks/use_logs';
import { useServices } from '../../services_context';
import { LineHistogram, histogramHeight } from './line_histogram';
import { LinesTable } from './lines_table';
import type { LogsProps } from './log_fields';
import { NoLines } from './no_lines';
import { elsewhere } from './url_state';

const pageSize = 50;
const buckets = 100;

const iso = (ms: number) => new Date(ms).toISOString();

/** How many lines there are, and what the number means. */
function useCountText({ histogram }: FoundLogs, isOfPattern: boolean): string {
  const format = useFormat();
  const total = histogram?.total ?? 0;
  const lines =
    total === 1
      ? i18n.translate('anomalyForest.logs.linesTab.lineText', {
          defaultMessage: '{total} line',
          values: { total: format.count(total) },
        })
      : i18n.translate('anomalyForest.logs.linesTab.lineText2', {
          defaultMessage: '{total} {totalCount, plural, one {line} other {lines}}',
          values: { total: format.count(total), totalCount: total },
        });
  return isOfPattern
    ? i18n.translate('anomalyForest.logs.linesTab.atMostThoseHaveText', {
        defaultMessage: "At most {lines}: those that have the pattern's words in order",
        values: { lines },
      })
    : lines;
}

function MoreButton(props: {
  more: MoreLines;
  shown: number;
  lookedAt: number;
  isOfPattern: boolean;
}) {
  const { isOfPattern, lookedAt, more, shown } = props;
  const format = useFormat();
  const looked = isOfPattern
    ? i18n.translate('anomalyForest.logs.linesTab.newestWithItsWordsText', {
        defaultMessage: ', of the newest {lookedAt} with its words',
        values: { lookedAt: format.count(lookedAt) },
      })
    : '';
  return (
    <>
      {more.error === undefined ? null : (
        <>
          <ErrorCallout
            title={i18n.translate('anomalyForest.logs.linesTab.moreLinesCouldNotTitle', {
              defaultMessage: 'More lines could not be read',
            })}
            error={more.error}
            onRetry={more.load}
          />
          <EuiSpacer size="s" />
        </>
      )}
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap>
        {more.isMore ? (
          <EuiFlexItem grow={false}>
            <EuiButton
              size="s"
              isLoading={more.isLoading}
              onClick={more.load}
              data-test-subj="moreLines"
            >
              {i18n.translate('anomalyForest.logs.linesTab.showOlderLinesButton', {
                defaultMessage: 'Show older lines',
              })}
            </EuiButton>
          </EuiFlexItem>
        ) : null}
        <EuiFlexItem>
          <EuiText size="xs" color="subdued">
            <p data-test-subj="shownLines" aria-live="polite">
              {more.isMore
                ? i18n.translate('anomalyForest.logs.linesTab.shownText', {
                    defaultMessage: '{shown} shown{looked}.',
                    values: { shown: format.count(shown), looked },
                  })
                : i18n.translate('anomalyForest.logs.linesTab.shownThereNoOlderText', {
                    defaultMessage:
                      '{shown} shown{looked}. There are no older ones in this time range.',
                    values: { shown: format.count(shown), looked },
                  })}
            </p>
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
    </>
  );
}

function Lines(props: LogsProps & { first: FoundLogs; more: MoreLines }) {
  const { change, first, more, range, state } = props;
  const isOfPattern = state.template !== undefined;
  const count = useCountText(first, isOfPattern);
  const rows = [...first.rows, ...more.rows];
  if (first.histogram?.total === 0) return <NoLines {...props} />;
  return (
    <>
      <EuiPanel hasBorder hasShadow={false} paddingSize="m">
        <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap>
          <EuiFlexItem>
            <EuiTitle size="xxs">
              <h2 data-test-subj="lineCount">{count}</h2>
            </EuiTitle>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiText size="xs" color="subdued">
              {i18n.translate('anomalyForest.logs.linesTab.dragZoomText', {
                defaultMessage: 'Drag to zoom',
              })}
            </EuiText>
          </EuiFlexItem>
        </EuiFlexGroup>
        <EuiSpacer size="s" />
        {first.histogram === null ? null : (
          <LineHistogram
            histogram={first.histogram}
            range={range}
            onZoom={(from, to) => change({ from: iso(from), to: iso(to), ...elsewhere })}
          />
        )}
      </EuiPanel>
      <EuiSpacer size="m" />
      <EuiPanel hasBorder hasShadow={false} paddingSize="m">
        <LinesTable
          rows={rows}
          onOpen={({ id, index }) => change({ openIndex: index, openId: id })}
        />
        <EuiSpacer size="m" />
        <MoreButton
          more={more}
          shown={rows.length}
          lookedAt={first.looked_at + more.lookedAt}
          isOfPattern={isOfPattern}
        />
      </EuiPanel>
    </>
  );
}

/** Lines newest first, with their number over time. */
export function LinesTab(props: LogsProps): React.ReactElement {
  const { question, scope, state } = props;
  const { queryLanguage } = useServices();
  const template = state.template === undefined ? {} : { template: state.template };
  const { first, more } = useLogLines(
    { ...scope, ...template, size: pageSize, buckets },
    JSON.stringify([question, template]),
  );
  return (
    <Requested
      request={first}
      {...(state.query === undefined ? {} : { remedies: remediesOfQueries[queryLanguage] })}
      failure={i18n.translate('anomalyForest.logs.linesTab.linesCouldNotReadFailure', {
        defaultMessage: 'The lines could not be read',
      })}
      skeleton={
        <>
          <ChartSkeleton height={histogramHeight} />
          <EuiSpacer size="m" />
          <TableSkeleton />
        </>
      }
    >
      {(found) => <Lines {...props} first={found} more={more} />}
    </Requested>
  );
}
