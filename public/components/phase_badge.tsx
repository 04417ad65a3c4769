import React from 'react';
import { EuiBadge } from '@elastic/eui';
import type { DetectorPhase } from '../../common/detector_state';

const looks = {
  running: { label: 'Running', icon: 'play', color: 'success' },
  waiting_for_rows: { label: 'Waiting for rows', icon: 'clock', color: 'default' },
  failing: { label: 'Failing', icon: 'alert', color: 'danger' },
  credentials_invalid: { label: 'No rights', icon: 'lock', color: 'danger' },
  disabled: { label: 'Disabled', icon: 'pause', color: 'hollow' },
} as const satisfies Record<DetectorPhase, { label: string; icon: string; color: string }>;

export function PhaseBadge({ phase }: { phase: DetectorPhase }): React.ReactElement {
  const { color, icon, label } = looks[phase];
  return (
    <EuiBadge color={color} iconType={icon} data-test-subj={`phase-${phase}`}>
      {label}
    </EuiBadge>
  );
}
