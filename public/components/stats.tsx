import React from 'react';
import { EuiFlexGrid, EuiFlexItem, EuiPanel, EuiStat, useIsWithinBreakpoints } from '@elastic/eui';

export interface Stat {
  label: string;
  value: React.ReactNode;
  /** What the number means, for a tooltip. */
  hint?: string;
  testSubj?: string;
}

/** A row of figures in one panel; two or three in a row on narrow screens. */
export function Stats({ stats }: { stats: readonly Stat[] }): React.ReactElement {
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiFlexGrid
        gutterSize="m"
        responsive={false}
        style={{
          gridTemplateColumns: `repeat(${narrow ? Math.min(3, stats.length) : stats.length}, minmax(0, 1fr))`,
        }}
      >
        {stats.map((stat) => (
          <EuiFlexItem key={stat.label} title={stat.hint}>
            <EuiStat
              titleElement="div"
              titleSize="xs"
              title={stat.value}
              description={stat.label}
              {...(stat.testSubj ? { 'data-test-subj': stat.testSubj } : {})}
            />
          </EuiFlexItem>
        ))}
      </EuiFlexGrid>
    </EuiPanel>
  );
}
