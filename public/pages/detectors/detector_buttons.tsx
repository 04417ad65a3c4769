import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, useIsWithinBreakpoints } from '@elastic/eui';
import type { Detector } from '../../../common/detector';
import { anomaliesOf } from '../../application/paths';
import { useLink } from '../../components/use_link';
import type { DetectorActions } from '../../hooks/use_detector_actions';
import { useServices } from '../../services_context';

/** What can be done to one detector. */
export function DetectorButtons(props: {
  detector: Detector;
  actions: DetectorActions;
  onDelete: () => void;
}): React.ReactElement {
  const { actions, detector, onDelete } = props;
  const link = useLink();
  const { mayChange } = useServices();
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  const common = { size: 's', isDisabled: !mayChange || actions.busy.has(detector.id) } as const;
  return (
    <EuiFlexGroup gutterSize="s" wrap={narrow} responsive={false} alignItems="center">
      <EuiButtonEmpty color="danger" iconType="trash" {...common} onClick={onDelete}>
        Delete
      </EuiButtonEmpty>
      <EuiButtonEmpty
        iconType={detector.enabled ? 'pause' : 'play'}
        {...common}
        onClick={() => void actions.setEnabled(detector, !detector.enabled)}
      >
        {detector.enabled ? 'Disable' : 'Enable'}
      </EuiButtonEmpty>
      <EuiButton iconType="branch" {...common} onClick={() => void actions.train(detector)}>
        Train now
      </EuiButton>
      <EuiButton iconType="play" {...common} onClick={() => void actions.score(detector)}>
        Run now
      </EuiButton>
      <EuiButton fill size="s" iconType="visLine" {...link(anomaliesOf(detector.id))}>
        View anomalies
      </EuiButton>
    </EuiFlexGroup>
  );
}
