import React from 'react';
import { answerNotUnderstood, ApiError } from '../api_error';
import { errorCatalogue } from '../../common/errors';
import { ErrorCallout } from '../components/error_callout';

interface State {
  error: ApiError | null;
}

function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const { remedy, retryable } = errorCatalogue.INTERNAL;
  const { message } = answerNotUnderstood(thrown, 0);
  return new ApiError({ code: 'INTERNAL', message, remedy, retryable, status: 0 });
}

/** A page that breaks shows why and offers to start over; the rest of the app stays. */
export class ErrorBoundary extends React.Component<{ children: React.ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: asApiError(thrown) };
  }

  override render(): React.ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <ErrorCallout
        title="This page broke"
        error={error}
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
