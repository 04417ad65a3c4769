import React from 'react';
import { EuiSuperDatePicker } from '@elastic/eui';
import type { ChangeAddress } from '../hooks/use_address_state';
import { useServices } from '../services_context';
import type { TimeState } from './time_state';

/** The time range with auto-refresh, as in Discover. */
export function TimePicker(props: {
  state: TimeState;
  change: ChangeAddress<TimeState>;
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
        if (!isInvalid) change({ from: start, to: end });
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
