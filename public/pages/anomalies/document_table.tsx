import React from 'react';
import { EuiInMemoryTable, EuiSpacer, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import type { DocumentField, ResultExplanation } from '../../../common/api/explain_result';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

const columns: EuiBasicTableColumn<DocumentField>[] = [
  { field: 'field', name: 'Field', width: '40%', sortable: true },
  {
    field: 'value',
    name: 'Value',
    render: (value: string) => (
      <span style={{ overflowWrap: 'anywhere' }}>{value === '' ? nothing : value}</span>
    ),
  },
];

const fieldsOfPage = 25;

/** The fields of the document that a row came from, as its result has them. */
export function DocumentTable({ result }: { result: ResultExplanation }): React.ReactElement {
  const format = useFormat();
  const { document, fields_left_out: leftOut } = result;
  if (document.length === 0) {
    return (
      <EuiText size="s" color="subdued">
        <p>The result has no copy of any field.</p>
      </EuiText>
    );
  }
  return (
    <>
      <EuiInMemoryTable<DocumentField>
        items={document}
        itemId="field"
        tableCaption="Fields of the document"
        columns={columns}
        compressed
        pagination={
          document.length > fieldsOfPage
            ? { pageSize: fieldsOfPage, showPerPageOptions: false }
            : false
        }
        data-test-subj="documentTable"
      />
      {leftOut === 0 ? null : (
        <EuiText size="xs" color="subdued">
          <EuiSpacer size="xs" />
          <p>{format.count(leftOut)} more fields are not shown.</p>
        </EuiText>
      )}
    </>
  );
}
