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
import { ErrorCallout } from '../../components/error_callout';
import { Requested } from '../../components/requested';
import { ChartSkeleton, TableSkeleton } from '../../components/skeletons';
import { useFormat } from '../../formatters/use_format';
import { useLogLines, type FoundLogs, type MoreLines } from '../../hooks/use_logs';
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
  const lines = `${format.count(total)} ${total === 1 ? 'line' : 'lines'}`;
  return isOfPattern ? `At most ${lines}: those that have the pattern's words in order` : lines;
}

function MoreButton(props: {
  more: MoreLines;
  shown: number;
  lookedAt: number;
  isOfPattern: boolean;
}) {
  const { isOfPattern, lookedAt, more, shown } = props;
  const format = useFormat();
  const looked = isOfPattern ? `, of the newest ${format.count(lookedAt)} with its words` : '';
  return (
    <>
      {more.error === undefined ? null : (
        <>
          <ErrorCallout
            title="More lines could not be read"
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
              Show older lines
            </EuiButton>
          </EuiFlexItem>
        ) : null}
        <EuiFlexItem>
          <EuiText size="xs" color="subdued">
            <p data-test-subj="shownLines" aria-live="polite">
              {format.count(shown)} shown{looked}
              {more.isMore ? '' : '. There are no older ones in this time range'}.
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
              Drag to zoom
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
  const template = state.template === undefined ? {} : { template: state.template };
  const { first, more } = useLogLines(
    { ...scope, ...template, size: pageSize, buckets },
    JSON.stringify([question, template]),
  );
  return (
    <Requested
      request={first}
      failure="The lines could not be read"
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
