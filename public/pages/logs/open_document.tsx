import React from 'react';
import {
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiText,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FieldTable } from '../../components/field_table';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useLogDocument } from '../../hooks/use_logs';
import type { ChangeState, LogsState } from './url_state';

function DocumentFlyout(props: {
  index: string;
  id: string;
  onClose: () => void;
}): React.ReactElement {
  const { id, index, onClose } = props;
  const titleId = useGeneratedHtmlId();
  const request = useLogDocument({ index, id });
  return (
    <EuiFlyout onClose={onClose} size="m" aria-labelledby={titleId} data-test-subj="lineFlyout">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={titleId}>
            {i18n.translate('anomalyForest.logs.openDocument.documentText', {
              defaultMessage: 'Document',
            })}
          </h2>
        </EuiTitle>
        <EuiText size="xs" color="subdued">
          <p style={{ overflowWrap: 'anywhere' }}>
            {i18n.translate('anomalyForest.logs.openDocument.inText', {
              defaultMessage: '{id} in {index}',
              values: { id, index },
            })}
          </p>
        </EuiText>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <Requested
          request={request}
          failure={i18n.translate('anomalyForest.logs.openDocument.documentCouldNotReadFailure', {
            defaultMessage: 'The document could not be read',
          })}
          skeleton={<TableSkeleton />}
        >
          {({ fields, left_out: leftOut }) => <FieldTable fields={fields} leftOut={leftOut} />}
        </Requested>
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}

/** All fields of the line that the address names. */
export function OpenDocument(props: {
  state: LogsState;
  change: ChangeState;
}): React.ReactElement | null {
  const { change, state } = props;
  const { openId: id, openIndex: index } = state;
  if (id === undefined || index === undefined) return null;
  return (
    <DocumentFlyout
      id={id}
      index={index}
      onClose={() => change({ openId: undefined, openIndex: undefined })}
    />
  );
}
