import React from 'react';
import { EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultExplanation } from '../../../common/api/explain_result';
import { FieldTable } from '../../components/field_table';

/** The fields of the document that a row came from, as its result has them. */
export function DocumentTable({ result }: { result: ResultExplanation }): React.ReactElement {
  const { document, fields_left_out: leftOut } = result;
  if (document.length === 0) {
    return (
      <EuiText size="s" color="subdued">
        <p>
          {i18n.translate('anomalyForest.anomalies.documentTable.resultHasNoCopyText', {
            defaultMessage: 'The result has no copy of any field.',
          })}
        </p>
      </EuiText>
    );
  }
  return <FieldTable fields={document} leftOut={leftOut} />;
}
