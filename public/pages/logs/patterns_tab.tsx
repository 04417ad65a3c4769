import React from 'react';
import { EuiCallOut, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { MinedLogs } from '../../../common/api/mine_patterns';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useFormat } from '../../formatters/use_format';
import { usePatterns } from '../../hooks/use_logs';
import type { LogsProps } from './log_fields';
import { NoLines } from './no_lines';
import { PatternsTable } from './patterns_table';

/** What the patterns were mined from, and what is left out of them. */
function Whence({ mined }: { mined: MinedLogs }): React.ReactElement {
  const format = useFormat();
  const { documents, lines, lines_forgotten: forgotten, looked_at: lookedAt } = mined;
  const isSample = lookedAt < documents;
  const withoutLine = lookedAt - lines;
  const left = mined.pattern_count - mined.patterns.length;
  return (
    <EuiText size="xs" color="subdued">
      <p data-test-subj="minedFrom">
        {isSample
          ? `Mined from ${format.count(lookedAt)} of ${format.count(documents)} lines, drawn at random: their numbers are estimates, and rare patterns may be missing.`
          : `Mined from all ${format.count(documents)} lines.`}
        {withoutLine > 0 ? ` ${format.count(withoutLine)} had no line in ${mined.line_field}.` : ''}
        {left > 0
          ? ` The most frequent and the rarest patterns are shown; ${format.count(left)} between them are not.`
          : ''}
        {forgotten > 0
          ? ` There are too many patterns to keep: those of ${format.count(forgotten)} lines were given up.`
          : ''}
      </p>
    </EuiText>
  );
}

function Patterns(props: LogsProps & { mined: MinedLogs }): React.ReactElement {
  const { mined } = props;
  const format = useFormat();
  if (mined.documents === 0) return <NoLines {...props} />;
  if (mined.lines === 0) {
    return (
      <EuiCallOut
        size="s"
        iconType="alert"
        title={`No document of this time range has a line in ${mined.line_field}: choose another field.`}
      />
    );
  }
  const { pattern_count: count } = mined;
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiTitle size="xxs">
        <h2>
          {format.count(count)} {count === 1 ? 'pattern' : 'patterns'}
        </h2>
      </EuiTitle>
      <Whence mined={mined} />
      <EuiSpacer size="s" />
      <PatternsTable {...props} />
    </EuiPanel>
  );
}

/** What kinds of lines there are: most frequent first, or rarest. */
export function PatternsTab(props: LogsProps): React.ReactElement {
  const request = usePatterns(props.scope, props.question);
  return (
    <Requested
      request={request}
      failure="The patterns could not be mined"
      skeleton={<TableSkeleton />}
    >
      {(mined) => <Patterns {...props} mined={mined} />}
    </Requested>
  );
}
