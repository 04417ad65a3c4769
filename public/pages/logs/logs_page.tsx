import React, { useCallback, useState } from 'react';
import { EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Page } from '../../application/page';
import { useAddressState } from '../../hooks/use_address_state';
import { TimePicker } from '../../time/time_picker';
import { Turn } from '../../time/turn';
import { useRange } from '../../time/use_range';
import { IndexChoice } from './index_choice';
import { LogsOf } from './logs_of';
import { NoIndex } from './nothing_to_read';
import { OpenDocument } from './open_document';
import { defaultState, indicesOf, parseState, printState } from './url_state';

/** Lines of logs and their patterns, of whatever indices a person names. */
export function LogsPage(): React.ReactElement {
  const [state, change] = useAddressState(parseState, printState);
  const [turn, setTurn] = useState(0);
  const range = useRange(state, defaultState, turn);
  const onRefresh = useCallback(() => setTurn((n) => n + 1), []);
  const indices = indicesOf(state.index ?? '');
  return (
    <Page
      title={i18n.translate('anomalyForest.logs.logsPage.logsTitle', { defaultMessage: 'Logs' })}
      wideActions
      actions={[
        <TimePicker
          key="time"
          state={state}
          change={(time, options) => change({ ...time, page: 0 }, options)}
          onRefresh={onRefresh}
        />,
      ]}
    >
      <IndexChoice state={state} change={change} />
      <EuiSpacer size="m" />
      <Turn value={turn}>
        {indices.length === 0 ? (
          <NoIndex change={change} />
        ) : (
          <LogsOf indices={indices} state={state} change={change} range={range} />
        )}
      </Turn>
      <OpenDocument state={state} change={change} />
    </Page>
  );
}
