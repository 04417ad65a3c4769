import React, { useMemo } from 'react';
import { EuiComboBox, EuiFormControlLayout, type EuiComboBoxOptionOption } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useDetectors } from '../../hooks/use_detectors';
import { elsewhere, indicesOf, type ChangeState, type LogsState } from './url_state';

/** Index patterns that detectors read, each once; what they leave out is no index to read. */
export function useKnownIndices(): string[] {
  const { data } = useDetectors('waiting');
  return useMemo(() => {
    const names = (data ?? []).flatMap(({ detector }) => detector.source.indices);
    return [...new Set(names)].filter((name) => !name.startsWith('-')).sort();
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
    <EuiFormControlLayout
      prepend={i18n.translate('anomalyForest.logs.indexChoice.indicesText', {
        defaultMessage: 'Indices',
      })}
      fullWidth
    >
      <EuiComboBox
        fullWidth
        aria-label={i18n.translate('anomalyForest.logs.indexChoice.indicesAriaLabel', {
          defaultMessage: 'Indices',
        })}
        placeholder={i18n.translate(
          'anomalyForest.logs.indexChoice.typeIndexOrPatternPlaceholder',
          { defaultMessage: 'Type an index or a pattern such as syslog-* and press Enter' },
        )}
        options={options}
        selectedOptions={chosen.map((label) => ({ label }))}
        onChange={(selected) => change(choiceOf(selected.map(({ label }) => label)))}
        onCreateOption={(typed) => change(choiceOf([...chosen, ...indicesOf(typed)]))}
        customOptionText={i18n.translate('anomalyForest.logs.indexChoice.readTypedText', {
          defaultMessage: 'Read {searchValue}',
          values: { searchValue: '{searchValue}' },
        })}
        data-test-subj="indexChoice"
      />
    </EuiFormControlLayout>
  );
}
