import React from 'react';
import { EuiSpacer, EuiSkeletonRectangle, EuiTab, EuiTabs } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { remediesOfNames } from '../../components/remedies';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useLogIndices } from '../../hooks/use_logs';
import type { TimeRange } from '../../time/time_state';
import { fieldsOf, type LogsProps } from './log_fields';
import { LineFilters } from './line_filters';
import { LinesTab } from './lines_tab';
import { unreadable } from './nothing_to_read';
import { PatternsTab } from './patterns_tab';
import { elsewhere, type ChangeState, type LogsState } from './url_state';

const iso = (ms: number) => new Date(ms).toISOString();

const tabs = [
  {
    id: 'lines',
    name: i18n.translate('anomalyForest.logs.logsOf.linesName', { defaultMessage: 'Lines' }),
  },
  {
    id: 'patterns',
    name: i18n.translate('anomalyForest.logs.logsOf.patternsName', { defaultMessage: 'Patterns' }),
  },
] as const;

function Tabs({ change, state }: Pick<LogsProps, 'change' | 'state'>): React.ReactElement {
  return (
    <EuiTabs>
      {tabs.map(({ id, name }) => (
        <EuiTab
          key={id}
          isSelected={id === state.tab}
          onClick={() => change({ tab: id, ...elsewhere })}
          data-test-subj={`tab-${id}`}
        >
          {name}
        </EuiTab>
      ))}
    </EuiTabs>
  );
}

function Readable(props: Omit<LogsProps, 'scope' | 'question'> & { indices: string[] }) {
  const { found, indices, range, state } = props;
  const { query, text } = state;
  const narrowing = {
    ...fieldsOf(found, state),
    ...(query === undefined ? {} : { query }),
    ...(text === undefined ? {} : { text }),
  };
  const scope = { indices, from: iso(range.from), to: iso(range.to), ...narrowing };
  const asked = {
    ...props,
    scope,
    question: JSON.stringify([state.from, state.to, narrowing]),
  };
  return (
    <>
      <LineFilters {...asked} />
      <EuiSpacer size="m" />
      <Tabs {...asked} />
      <EuiSpacer size="m" />
      {state.tab === 'patterns' ? <PatternsTab {...asked} /> : <LinesTab {...asked} />}
    </>
  );
}

function LogsSkeleton(): React.ReactElement {
  return (
    <div data-test-subj="skeleton">
      <EuiSkeletonRectangle
        width="100%"
        height={40}
        contentAriaLabel={i18n.translate('anomalyForest.logs.logsOf.filtersAriaLabel', {
          defaultMessage: 'Filters',
        })}
      />
      <EuiSpacer size="m" />
      <TableSkeleton />
    </div>
  );
}

/** The logs of the indices that are chosen. */
export function LogsOf(props: {
  indices: string[];
  state: LogsState;
  change: ChangeState;
  range: TimeRange;
}): React.ReactElement {
  const request = useLogIndices(props.indices);
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.logs.logsOf.indicesCouldNotReadFailure', {
        defaultMessage: 'The indices could not be read',
      })}
      skeleton={<LogsSkeleton />}
      remedies={remediesOfNames}
      quiet
    >
      {(found) => unreadable(found) ?? <Readable {...props} found={found} />}
    </Requested>
  );
}
