import React from 'react';
import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import { useFormat } from '../../formatters/use_format';
import type { LogsProps } from './log_fields';
import { elsewhere } from './url_state';

const iso = (ms: number) => new Date(ms).toISOString();

/** Where nothing is found: what keeps lines away, and one click that takes it out of the way. */
export function NoLines(props: LogsProps): React.ReactElement {
  const { change, found, scope, state } = props;
  const format = useFormat();
  const span = found.time_fields.find(({ field }) => field === scope.time_field);
  const isNarrowed = [state.query, state.text, state.template].some((one) => one !== undefined);
  const all = { query: undefined, text: undefined, template: undefined };
  if (isNarrowed) {
    return (
      <EuiEmptyPrompt
        iconType="search"
        titleSize="s"
        title={<h3>No line matches</h3>}
        body={<p>No line of this time range has what is searched for.</p>}
        actions={
          <EuiButton onClick={() => change({ ...all, ...elsewhere })}>
            Take the filters out
          </EuiButton>
        }
        data-test-subj="noLines"
      />
    );
  }
  if (span === undefined || span.from === null || span.to === null) {
    return (
      <EuiEmptyPrompt
        iconType="search"
        titleSize="s"
        title={<h3>No lines here</h3>}
        body={<p>No document has {scope.time_field}: choose another field for the time.</p>}
        data-test-subj="noLines"
      />
    );
  }
  const { count, from, to } = span;
  return (
    <EuiEmptyPrompt
      iconType="search"
      titleSize="s"
      title={<h3>No lines in this time range</h3>}
      body={
        <p>
          The {format.count(count)} lines there are have times from {format.time(from)} to{' '}
          {format.time(to)}.
        </p>
      }
      actions={
        <EuiButton
          fill
          onClick={() => change({ from: iso(from), to: iso(to + 1), ...elsewhere })}
          data-test-subj="showAllLines"
        >
          Show all of them
        </EuiButton>
      }
      data-test-subj="noLines"
    />
  );
}
