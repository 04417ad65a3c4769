import React from 'react';
import { EuiFlexGroup, EuiFlexItem, useEuiTheme } from '@elastic/eui';
import type { Severity } from '../../common/severity';
import { useFormat } from '../formatters/use_format';
import { useSeverityColors } from './severity';

/** A score, 0..1, as a number and as a bar of that length in the severity's colour. */
export function ScoreBar(props: { score: number; severity: Severity }): React.ReactElement {
  const format = useFormat();
  const { euiTheme } = useEuiTheme();
  const color = useSeverityColors()[props.severity];
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap={false}>
      <EuiFlexItem grow={false} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {format.score(props.score)}
      </EuiFlexItem>
      <EuiFlexItem style={{ minWidth: 40 }}>
        <div
          aria-hidden="true"
          style={{ height: 8, borderRadius: 4, background: euiTheme.colors.lightShade }}
        >
          <div
            style={{
              width: `${Math.min(1, Math.max(0, props.score)) * 100}%`,
              height: '100%',
              borderRadius: 4,
              background: color,
            }}
          />
        </div>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
