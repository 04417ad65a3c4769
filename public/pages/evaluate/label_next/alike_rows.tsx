import React from 'react';
import {
  EuiAccordion,
  EuiBasicTable,
  EuiLoadingSpinner,
  EuiSpacer,
  EuiText,
  useGeneratedHtmlId,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import type { LabelSelection } from '../../../../common/api/select_for_labels';
import { ErrorCallout } from '../../../components/error_callout';
import { nothing, type Format } from '../../../formatters/format';
import { useFormat } from '../../../formatters/use_format';
import type { Request } from '../../../hooks/use_request';

type Alike = LabelSelection['rows'][number];

const mostShown = 20;

const columnsOf = (format: Format): EuiBasicTableColumn<Alike>[] => [
  {
    name: 'Likeness',
    width: '100px',
    render: ({ likeness }: Alike) => (likeness === null ? nothing : format.percent(likeness)),
  },
  {
    name: 'Score',
    width: '100px',
    render: ({ ml_score: score }: Alike) => (score === undefined ? nothing : format.score(score)),
  },
  {
    name: 'Time',
    render: ({ time }: Alike) => (time === null ? nothing : format.time(time)),
  },
  { name: 'Document', render: ({ ml }: Alike) => ml.source.id },
];

/** How many rows would get the label of the one on show, before anything is labelled. */
export function AlikeRows({ request }: { request: Request<LabelSelection> }): React.ReactElement {
  const format = useFormat();
  const id = useGeneratedHtmlId();
  const { data, error, refresh } = request;
  if (data === undefined) {
    return (
      <>
        <EuiSpacer size="s" />
        {error === undefined ? (
          <EuiText size="s" color="subdued">
            <EuiLoadingSpinner size="s" /> Looking for rows like it
          </EuiText>
        ) : (
          <ErrorCallout
            title="Rows like it could not be found; a label is given to this row alone"
            error={error}
            onRetry={refresh}
          />
        )}
      </>
    );
  }
  const { looked_at: seen, rows } = data;
  const among = `among the ${format.count(seen)} next in score`;
  if (rows.length === 0) {
    return (
      <>
        <EuiSpacer size="s" />
        <EuiText size="s" data-test-subj="alikeCount">
          No other row without a label is like it, {among}.
        </EuiText>
      </>
    );
  }
  const what =
    rows.length === 1 ? '1 row like it gets' : `${format.count(rows.length)} rows like it get`;
  return (
    <>
      <EuiSpacer size="s" />
      <EuiAccordion
        id={id}
        buttonContent={`${what} the same label, ${among}`}
        data-test-subj="alikeCount"
      >
        <EuiBasicTable<Alike>
          items={rows.slice(0, mostShown)}
          itemId="result_id"
          tableCaption="Rows like it"
          compressed
          columns={columnsOf(format)}
        />
        {rows.length > mostShown ? (
          <EuiText size="xs" color="subdued">
            The {format.count(mostShown)} most alike of {format.count(rows.length)}
          </EuiText>
        ) : null}
      </EuiAccordion>
    </>
  );
}
