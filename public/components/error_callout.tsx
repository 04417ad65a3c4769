import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiCallOut, EuiCode, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ApiError } from '../api_error';
import { CodeText, withoutBackticks } from './code_text';

/** A failure with its code, what to do about it, and a retry. */
export function ErrorCallout(props: {
  /** What could not be done: "The detectors could not be read". */
  title: string;
  error: ApiError;
  /** In place of the error's own, where the page knows better what to do. */
  remedy?: string;
  onRetry?: () => void;
}): React.ReactElement {
  const { error, onRetry, title } = props;
  const remedy = props.remedy ?? error.remedy;
  return (
    <EuiCallOut
      title={title}
      color="danger"
      iconType="alert"
      role="alert"
      data-test-subj="errorCallout"
    >
      <EuiText size="s">
        <p>
          <EuiCode data-test-subj="errorCode">{error.code}</EuiCode>{' '}
          <CodeText text={error.message} />
        </p>
        {remedy ? (
          <p data-test-subj="remedy">
            <CodeText text={remedy} />
          </p>
        ) : null}
        {onRetry ? (
          <EuiButton
            size="s"
            iconType="refresh"
            color="danger"
            onClick={onRetry}
            data-test-subj="retry"
          >
            {i18n.translate('anomalyForest.components.errorCallout.tryAgainButton', {
              defaultMessage: 'Try again',
            })}
          </EuiButton>
        ) : null}
      </EuiText>
    </EuiCallOut>
  );
}

/** One line above data that could not be refreshed: it is older than it should be. */
export function StaleCallout(props: { error: ApiError; onRetry: () => void }): React.ReactElement {
  const { error, onRetry } = props;
  return (
    <EuiCallOut
      size="s"
      color="warning"
      iconType="clock"
      title={i18n.translate('anomalyForest.components.errorCallout.notRefreshedSoOlderTitle', {
        defaultMessage: 'Not refreshed, so this is older data: {reason}',
        values: { reason: withoutBackticks(error.message) },
      })}
      data-test-subj="staleCallout"
    >
      <EuiText size="xs">
        <EuiCode transparentBackground>{error.code}</EuiCode> <CodeText text={error.remedy} />{' '}
        <EuiButtonEmpty size="xs" flush="both" iconType="refresh" onClick={onRetry}>
          {i18n.translate('anomalyForest.components.errorCallout.tryAgainButton', {
            defaultMessage: 'Try again',
          })}
        </EuiButtonEmpty>
      </EuiText>
    </EuiCallOut>
  );
}
