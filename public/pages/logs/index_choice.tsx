import React, { useMemo } from 'react';
import { i18n } from '@kbn/i18n';
import { IndexBox } from '../../components/index_box/index_box';
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

/** Which indices are read: those of detectors are proposed first. */
export function IndexChoice(props: { state: LogsState; change: ChangeState }): React.ReactElement {
  const { change, state } = props;
  return (
    <IndexBox
      names={indicesOf(state.index ?? '')}
      onChange={(names) => change(choiceOf(names))}
      proposed={useKnownIndices()}
      prepend={i18n.translate('anomalyForest.logs.indexChoice.indicesText', {
        defaultMessage: 'Indices',
      })}
      placeholder={i18n.translate('anomalyForest.logs.indexChoice.typeIndexOrPatternPlaceholder', {
        defaultMessage: 'Choose an index, or type a pattern such as syslog-* and press Enter',
      })}
      testSubj="indexChoice"
    />
  );
}
