import React from 'react';
import { EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import type { Severity } from '../../common/severity';
import { PointShapeIcon } from '../charts/point_shape_icon';
import { severityLabels, severityShapes, useSeverityColors } from './severity';

/** The severity's shape in its colour; decorative, since the word always stands beside it. */
export function SeverityIcon(props: { severity: Severity; size?: number }): React.ReactElement {
  const color = useSeverityColors()[props.severity];
  return (
    <PointShapeIcon
      shape={severityShapes[props.severity]}
      color={color}
      size={props.size ?? 12}
      isHollow={props.severity === 'none'}
    />
  );
}

export function SeverityBadge({ severity }: { severity: Severity }): React.ReactElement {
  return (
    <EuiFlexGroup
      gutterSize="s"
      alignItems="center"
      responsive={false}
      wrap={false}
      data-test-subj={`severity-${severity}`}
    >
      <EuiFlexItem grow={false}>
        <SeverityIcon severity={severity} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>{severityLabels[severity]}</EuiFlexItem>
    </EuiFlexGroup>
  );
}
