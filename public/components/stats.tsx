import React from 'react';
import {
  EuiFlexGrid,
  EuiFlexItem,
  EuiPanel,
  EuiStat,
  EuiText,
  EuiTitle,
  useIsWithinBreakpoints,
} from '@elastic/eui';

export interface Stat {
  label: string;
  value: React.ReactNode;
  /** What the number means, for a tooltip. */
  hint?: string;
  testSubj?: string;
}

/** EUI's figure hides what it shows from screen readers and says text in its place: others stand by themselves. */
function Figure({ label, testSubj, value }: Stat): React.ReactElement {
  const named = testSubj ? { 'data-test-subj': testSubj } : {};
  if (typeof value === 'string') {
    return (
      <EuiStat titleElement="div" titleSize="xs" title={value} description={label} {...named} />
    );
  }
  return (
    <div {...named}>
      <EuiText size="s">
        <p>{label}</p>
      </EuiText>
      <EuiTitle size="xs">
        <div>{value}</div>
      </EuiTitle>
    </div>
  );
}

/** Most figures in a row on narrow screens. */
const narrowColumns = 4;

/** As few rows as there have to be, and as even as they can be. */
const columnsOf = (figures: number, isNarrow: boolean) =>
  isNarrow ? Math.ceil(figures / Math.ceil(figures / narrowColumns)) : figures;

/** A row of figures in one panel; at most four in a row on narrow screens. */
export function Stats({ stats }: { stats: readonly Stat[] }): React.ReactElement {
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiFlexGrid
        gutterSize="m"
        responsive={false}
        style={{
          gridTemplateColumns: `repeat(${columnsOf(stats.length, narrow)}, minmax(0, 1fr))`,
        }}
      >
        {stats.map((stat) => (
          <EuiFlexItem key={stat.label} title={stat.hint}>
            <Figure {...stat} />
          </EuiFlexItem>
        ))}
      </EuiFlexGrid>
    </EuiPanel>
  );
}
