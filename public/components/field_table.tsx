import React from 'react';
import { EuiInMemoryTable, EuiSpacer, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DocumentField } from '../../common/api/explain_result';
import { nothing } from '../formatters/format';
import { useFormat } from '../formatters/use_format';

const columns: EuiBasicTableColumn<DocumentField>[] = [
  {
    field: 'field',
    name: i18n.translate('anomalyForest.components.fieldTable.fieldName', {
      defaultMessage: 'Field',
    }),
    width: '40%',
    sortable: true,
  },
  {
    field: 'value',
    name: i18n.translate('anomalyForest.components.fieldTable.valueName', {
      defaultMessage: 'Value',
    }),
    render: (value: string) => (
      <span style={{ overflowWrap: 'anywhere' }}>{value === '' ? nothing : value}</span>
    ),
  },
];

const fieldsOfPage = 25;

/** The fields of a document. */
export function FieldTable(props: {
  fields: DocumentField[];
  /** How many more the document has. */
  leftOut: number;
}): React.ReactElement {
  const format = useFormat();
  const { fields, leftOut } = props;
  return (
    <>
      <EuiInMemoryTable<DocumentField>
        items={fields}
        itemId="field"
        tableCaption={i18n.translate('anomalyForest.components.fieldTable.fieldsDocumentCaption', {
          defaultMessage: 'Fields of the document',
        })}
        columns={columns}
        compressed
        pagination={
          fields.length > fieldsOfPage
            ? { pageSize: fieldsOfPage, showPerPageOptions: false }
            : false
        }
        data-test-subj="documentTable"
      />
      {leftOut === 0 ? null : (
        <EuiText size="xs" color="subdued">
          <EuiSpacer size="xs" />
          <p>
            {i18n.translate('anomalyForest.components.fieldTable.moreFieldNotShownText', {
              defaultMessage:
                '{leftOut} more {leftOutCount, plural, one {field is} other {fields are}} not shown.',
              values: { leftOut: format.count(leftOut), leftOutCount: leftOut },
            })}
          </p>
        </EuiText>
      )}
    </>
  );
}
