/** What shapes and colours stand for: always all of them, so that nothing moves. */
import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import { severityLabels, worstFirst } from './severity';
import { SeverityIcon } from './severity_badge';

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

export function Keys({ children }: { children: React.ReactNode }): React.ReactElement {
  return (
    <EuiFlexGroup gutterSize="m" wrap responsive={false}>
      {children}
    </EuiFlexGroup>
  );
}

export function severityItems(): React.ReactElement[] {
  return worstFirst.map((severity) => (
    <Key
      key={severity}
      sample={<SeverityIcon severity={severity} size={10} />}
      label={severityLabels[severity]}
    />
  ));
}

export function SeverityKeys(): React.ReactElement {
  return <Keys>{severityItems()}</Keys>;
}
