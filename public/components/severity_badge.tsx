import React from 'react';
import { EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import type { Severity } from '../../common/severity';
import { severityLabels, severityShapes, useSeverityColors } from './severity';

const paths = {
  circle: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z',
  square: 'M3 3h10v10H3Z',
  triangle: 'M8 1.5 15 14H1Z',
  diamond: 'M8 .5 15.5 8 8 15.5.5 8Z',
};

/** The severity's shape in its colour; decorative, since the word always stands beside it. */
export function SeverityIcon(props: { severity: Severity; size?: number }): React.ReactElement {
  const color = useSeverityColors()[props.severity];
  const hollow = props.severity === 'none';
  return (
    <svg
      width={props.size ?? 12}
      height={props.size ?? 12}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      style={{ flexShrink: 0 }}
    >
      <path
        d={paths[severityShapes[props.severity]]}
        fill={hollow ? 'none' : color}
        stroke={color}
        strokeWidth={hollow ? 2 : 0}
      />
    </svg>
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
