import React, { useMemo } from 'react';
import { EuiComboBox, EuiFormControlLayout, type EuiComboBoxOptionOption } from '@elastic/eui';
import { useDetectors } from '../../hooks/use_detectors';
import { elsewhere, indicesOf, type ChangeState, type LogsState } from './url_state';

/** Index patterns that detectors read, each once. */
export function useKnownIndices(): string[] {
  const { data } = useDetectors('waiting');
  return useMemo(() => {
    const names = (data ?? []).flatMap(({ detector }) => detector.source.indices);
    return [...new Set(names)].sort();
  }, [data]);
}

/** Another index has other fields: what narrowed the last one may mean nothing there. */
export const choiceOf = (indices: readonly string[]): Partial<LogsState> => ({
  index: indices.length === 0 ? undefined : indices.join(','),
  timeField: undefined,
  lineField: undefined,
  template: undefined,
  ...elsewhere,
});

/** Which indices are read: those of detectors are proposed, any other can be typed. */
export function IndexChoice(props: { state: LogsState; change: ChangeState }): React.ReactElement {
  const { change, state } = props;
  const known = useKnownIndices();
  const chosen = indicesOf(state.index ?? '');
  const options = known.map((label): EuiComboBoxOptionOption => ({ label }));
  return (
    <EuiFormControlLayout prepend="Indices" fullWidth>
      <EuiComboBox
        fullWidth
        aria-label="Indices"
        placeholder="Type an index or a pattern such as syslog-* and press Enter"
        options={options}
        selectedOptions={chosen.map((label) => ({ label }))}
        onChange={(selected) => change(choiceOf(selected.map(({ label }) => label)))}
        onCreateOption={(typed) => change(choiceOf([...chosen, ...indicesOf(typed)]))}
        customOptionText="Read {searchValue}"
        data-test-subj="indexChoice"
      />
    </EuiFormControlLayout>
  );
}
