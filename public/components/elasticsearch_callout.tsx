import React from 'react';
import { EuiCallOut, EuiCode } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { CodeText } from './code_text';

/** Says that nothing can be read, with what to do. */
export function ElasticsearchCallout(props: {
  error: { code: string; message: string; remedy: string };
}): React.ReactElement {
  const { code, message, remedy } = props.error;
  return (
    <EuiCallOut
      title={i18n.translate(
        'anomalyForest.components.elasticsearchCallout.elasticsearchDoesNotAnswerTitle',
        { defaultMessage: 'Elasticsearch does not answer' },
      )}
      color="danger"
      iconType="alert"
      role="alert"
      data-test-subj="elasticsearchError"
    >
      <p>
        <EuiCode>{code}</EuiCode> <CodeText text={message} />
      </p>
      <p>
        <CodeText text={remedy} />
      </p>
    </EuiCallOut>
  );
}
