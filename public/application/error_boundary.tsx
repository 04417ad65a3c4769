import React from 'react';
import { i18n } from '@kbn/i18n';
import { answerNotUnderstood, ApiError, noAnswer } from '../api_error';
import { errorCatalogue } from '../../common/errors';
import { ErrorCallout } from '../components/error_callout';

interface State {
  error: ApiError | null;
  /** The page's code did not come: only loading the whole app again asks for it once more. */
  isUnloaded: boolean;
}

const nothingWrong: State = { error: null, isUnloaded: false };

/** How the bundler's loader names a script that did not come. */
const isUnloaded = (thrown: unknown) => (thrown as { name?: unknown })?.name === 'ChunkLoadError';

function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (isUnloaded(thrown)) return noAnswer(thrown);
  const { remedy, retryable } = errorCatalogue.INTERNAL;
  const { message } = answerNotUnderstood(thrown, 0);
  return new ApiError({ code: 'INTERNAL', message, remedy, retryable, status: 0 });
}

/** A page that breaks shows why and offers to start over; the rest of the app stays. */
export class ErrorBoundary extends React.Component<{ children: React.ReactNode }, State> {
  override state: State = nothingWrong;

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: asApiError(thrown), isUnloaded: isUnloaded(thrown) };
  }

  override render(): React.ReactNode {
    const { error, isUnloaded: reload } = this.state;
    if (error === null) return this.props.children;
    return (
      <ErrorCallout
        title={
          reload
            ? i18n.translate('anomalyForest.application.errorBoundary.pageCouldNotLoadedTitle', {
                defaultMessage: 'This page could not be loaded',
              })
            : i18n.translate('anomalyForest.application.errorBoundary.pageBrokeTitle', {
                defaultMessage: 'This page broke',
              })
        }
        error={error}
        onRetry={() => (reload ? window.location.reload() : this.setState(nothingWrong))}
      />
    );
  }
}
