import React from 'react';
import { EuiBadge } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorPhase } from '../../common/detector_state';

const looks = {
  running: {
    label: i18n.translate('anomalyForest.components.phaseBadge.runningLabel', {
      defaultMessage: 'Running',
    }),
    icon: 'play',
    color: 'success',
  },
  waiting_for_rows: {
    label: i18n.translate('anomalyForest.components.phaseBadge.waitingForRowsLabel', {
      defaultMessage: 'Waiting for rows',
    }),
    icon: 'clock',
    color: 'default',
  },
  failing: {
    label: i18n.translate('anomalyForest.components.phaseBadge.failingLabel', {
      defaultMessage: 'Failing',
    }),
    icon: 'alert',
    color: 'danger',
  },
  credentials_invalid: {
    label: i18n.translate('anomalyForest.components.phaseBadge.noRightsLabel', {
      defaultMessage: 'No rights',
    }),
    icon: 'lock',
    color: 'danger',
  },
  disabled: {
    label: i18n.translate('anomalyForest.components.phaseBadge.disabledLabel', {
      defaultMessage: 'Disabled',
    }),
    icon: 'pause',
    color: 'hollow',
  },
} as const satisfies Record<DetectorPhase, { label: string; icon: string; color: string }>;

export function PhaseBadge({ phase }: { phase: DetectorPhase }): React.ReactElement {
  const { color, icon, label } = looks[phase];
  return (
    <EuiBadge color={color} iconType={icon} data-test-subj={`phase-${phase}`}>
      {label}
    </EuiBadge>
  );
}
