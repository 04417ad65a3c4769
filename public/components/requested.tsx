import React from 'react';
import { EuiSpacer } from '@elastic/eui';
import type { Request } from '../hooks/use_request';
import { ErrorCallout, StaleCallout } from './error_callout';
import { Refreshing } from './refreshing';

/**
 * The one way a page shows what it asked for: a skeleton until the first answer, the error with a
 * retry when there is none, and old data below a line that says so when a later request failed.
 */
export function Requested<T>(props: {
  request: Request<T>;
  /** What failed, in words: "The detectors could not be read". */
  failure: string;
  skeleton: React.ReactNode;
  /** Says nothing of a failed refresh: for what stands around requests that say it themselves. */
  quiet?: boolean;
  /** What to do, by the code of the error, where the page knows better than the catalogue. */
  remedies?: Readonly<Record<string, string>>;
  children: (data: T) => React.ReactNode;
}): React.ReactElement {
  const { data, error, isOutdated, isRefreshing, refresh } = props.request;
  if (data === undefined) {
    if (error === undefined) return <>{props.skeleton}</>;
    return (
      <ErrorCallout
        title={props.failure}
        error={error}
        remedy={props.remedies?.[error.code]}
        onRetry={refresh}
      />
    );
  }
  if (props.quiet) return <>{props.children(data)}</>;
  return (
    <>
      {error ? (
        <>
          <StaleCallout error={error} onRetry={refresh} />
          <EuiSpacer size="s" />
        </>
      ) : null}
      <Refreshing active={isRefreshing} outdated={isOutdated}>
        {props.children(data)}
      </Refreshing>
    </>
  );
}
