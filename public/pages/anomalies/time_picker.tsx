import React from 'react';
import { EuiSuperDatePicker } from '@elastic/eui';
import { useServices } from '../../services_context';
import type { AnomaliesState } from './url_state';
import type { ChangeState } from './use_anomalies_state';

/** The time range with auto-refresh, as in Discover. */
export function TimePicker(props: {
  state: AnomaliesState;
  change: ChangeState;
  onRefresh: () => void;
}): React.ReactElement {
  const { change, onRefresh, state } = props;
  const { time } = useServices();
  return (
    <EuiSuperDatePicker
      start={state.from}
      end={state.to}
      isPaused={state.paused}
      refreshInterval={state.refresh}
      dateFormat={time.dateFormat}
      width="auto"
      showUpdateButton="iconOnly"
      onTimeChange={({ start, end, isInvalid }) => {
        if (!isInvalid) change({ from: start, to: end, page: 0 });
      }}
      onRefresh={() => {
        if (!document.hidden) onRefresh();
      }}
      onRefreshChange={({ isPaused, refreshInterval }) =>
        change({ paused: isPaused, refresh: Math.max(1000, refreshInterval) }, { replace: true })
      }
      data-test-subj="timePicker"
    />
  );
}
