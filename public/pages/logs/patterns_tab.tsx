import React from 'react';
import { EuiCallOut, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { MinedLogs } from '../../../common/api/mine_patterns';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { sentences } from '../../formatters/sentences';
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
        {sentences(
          isSample
            ? i18n.translate('anomalyForest.logs.patternsTab.minedFromLineDrawnText', {
                defaultMessage:
                  'Mined from {lookedAt} of {documents} {documentsCount, plural, one {line} other {lines}}, drawn at random: their numbers are estimates, and rare patterns may be missing.',
                values: {
                  lookedAt: format.count(lookedAt),
                  documents: format.count(documents),
                  documentsCount: documents,
                },
              })
            : i18n.translate('anomalyForest.logs.patternsTab.minedFromAllLineText', {
                defaultMessage:
                  'Mined from all {documents} {documentsCount, plural, one {line} other {lines}}.',
                values: { documents: format.count(documents), documentsCount: documents },
              }),
          withoutLine > 0
            ? i18n.translate('anomalyForest.logs.patternsTab.hadNoLineText', {
                defaultMessage: '{withoutLine} had no line in {lineField}.',
                values: { withoutLine: format.count(withoutLine), lineField: mined.line_field },
              })
            : null,
          left > 0
            ? i18n.translate('anomalyForest.logs.patternsTab.mostFrequentRarestPatternsText', {
                defaultMessage:
                  'The most frequent and the rarest patterns are shown; {left} between them are not.',
                values: { left: format.count(left) },
              })
            : null,
          forgotten > 0
            ? i18n.translate('anomalyForest.logs.patternsTab.thereTooManyPatternsText', {
                defaultMessage:
                  'There are too many patterns to keep: those of {forgotten} {forgottenCount, plural, one {line was} other {lines were}} given up.',
                values: { forgotten: format.count(forgotten), forgottenCount: forgotten },
              })
            : null,
        )}
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
        title={i18n.translate('anomalyForest.logs.patternsTab.noDocumentTimeRangeTitle', {
          defaultMessage:
            'No document of this time range has a line in {lineField}: choose another field.',
          values: { lineField: mined.line_field },
        })}
      />
    );
  }
  const { pattern_count: count } = mined;
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiTitle size="xxs">
        <h2>
          {count === 1
            ? i18n.translate('anomalyForest.logs.patternsTab.patternText', {
                defaultMessage: '{count} pattern',
                values: { count: format.count(count) },
              })
            : i18n.translate('anomalyForest.logs.patternsTab.patternText2', {
                defaultMessage: '{count} {countNumber, plural, one {pattern} other {patterns}}',
                values: { count: format.count(count), countNumber: count },
              })}
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
      failure={i18n.translate('anomalyForest.logs.patternsTab.patternsCouldNotMinedFailure', {
        defaultMessage: 'The patterns could not be mined',
      })}
      skeleton={<TableSkeleton />}
    >
      {(mined) => <Patterns {...props} mined={mined} />}
    </Requested>
  );
}
