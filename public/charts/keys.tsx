/** What the lines and shapes of a chart stand for. */
import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';

/** One of them: a sample and a word. */
export function Key(props: { sample: React.ReactNode; label: string }): React.ReactElement {
  return (
    <EuiFlexItem grow={false}>
      <EuiFlexGroup gutterSize="xs" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>{props.sample}</EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="xs">{props.label}</EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFlexItem>
  );
}

export function LineSample(props: {
  color: string;
  width: number;
  /** Pixels of stroke and gap in turn. */
  dash?: readonly number[] | undefined;
}): React.ReactElement {
  return (
    <svg width={20} height={8} aria-hidden="true" focusable="false">
      <line
        x1={0}
        x2={20}
        y1={4}
        y2={4}
        stroke={props.color}
        strokeWidth={props.width}
        strokeDasharray={props.dash?.join(' ')}
      />
    </svg>
  );
}

/** All of a chart's, in a row. Samples and words are each chart's own; only their place is shared. */
export function Keys({ children }: { children: React.ReactNode }): React.ReactElement {
  return (
    <EuiFlexGroup gutterSize="m" wrap responsive={false}>
      {children}
    </EuiFlexGroup>
  );
}
