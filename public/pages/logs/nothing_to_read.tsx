import React from 'react';
import {
  EuiButton,
  EuiCode,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LogIndices } from '../../../common/api/describe_logs';
import { choiceOf, useKnownIndices } from './index_choice';
import type { ChangeState } from './url_state';

const mostProposed = 6;

/** Before an index is chosen. */
export function NoIndex({ change }: { change: ChangeState }): React.ReactElement {
  const known = useKnownIndices();
  return (
    <EuiEmptyPrompt
      iconType="logsApp"
      title={
        <h2>
          {i18n.translate('anomalyForest.logs.nothingToRead.whichLogsText', {
            defaultMessage: 'Which logs?',
          })}
        </h2>
      }
      body={
        <>
          <p>
            {i18n.translate('anomalyForest.logs.nothingToRead.nameIndexOrPatternText', {
              defaultMessage:
                'Name an index, or a pattern of several, to search its lines and to see which patterns they have. A log file comes into an index by this command:',
            })}
          </p>
          <EuiText size="s">
            <EuiCode>anomaly-forest ingest /var/log/syslog --kind lines --index syslog</EuiCode>
          </EuiText>
          {known.length === 0 ? null : (
            <p>
              {i18n.translate('anomalyForest.logs.nothingToRead.theseReadDetectorsText', {
                defaultMessage: 'These are read by detectors:',
              })}
            </p>
          )}
        </>
      }
      actions={
        <EuiFlexGroup gutterSize="s" wrap justifyContent="center">
          {known.slice(0, mostProposed).map((index) => (
            <EuiFlexItem grow={false} key={index}>
              <EuiButton onClick={() => change(choiceOf([index]))}>{index}</EuiButton>
            </EuiFlexItem>
          ))}
        </EuiFlexGroup>
      }
      data-test-subj="noIndex"
    />
  );
}

function lackOf({ documents, line_fields: lines, time_fields: times }: LogIndices) {
  if (documents === 0) {
    return {
      title: i18n.translate('anomalyForest.logs.nothingToRead.noDocumentThereTitle', {
        defaultMessage: 'No document is there',
      }),
      body: i18n.translate('anomalyForest.logs.nothingToRead.indicesExistEmptyLinesText', {
        defaultMessage:
          'The indices exist and are empty. Lines show here as soon as some are ingested.',
      }),
    };
  }
  if (!times.some(({ count }) => count > 0)) {
    return {
      title: i18n.translate('anomalyForest.logs.nothingToRead.noDocumentHasTimeTitle', {
        defaultMessage: 'No document has a time',
      }),
      body: i18n.translate('anomalyForest.logs.nothingToRead.linesReadNewestFirstText', {
        defaultMessage: 'Lines are read newest first: a field mapped as a date is needed.',
      }),
    };
  }
  if (lines.length > 0) return null;
  return {
    title: i18n.translate('anomalyForest.logs.nothingToRead.noFieldHoldsLinesTitle', {
      defaultMessage: 'No field holds lines',
    }),
    body: i18n.translate('anomalyForest.logs.nothingToRead.theseDocumentsHaveNeitherText', {
      defaultMessage:
        'These documents have neither text nor keywords: there is nothing here to read.',
    }),
  };
}

/** What keeps indices from being read as logs; null when nothing does. */
export function unreadable(found: LogIndices): React.ReactElement | null {
  const lack = lackOf(found);
  if (lack === null) return null;
  return (
    <EuiEmptyPrompt
      iconType="logsApp"
      titleSize="s"
      title={<h2>{lack.title}</h2>}
      body={<p>{lack.body}</p>}
      data-test-subj="nothingToRead"
    />
  );
}
