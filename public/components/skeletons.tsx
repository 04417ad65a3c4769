import React from 'react';
import { EuiPanel, EuiSkeletonRectangle, EuiSkeletonText, EuiSpacer } from '@elastic/eui';

/** In place of a table: as high as a short one, so that little moves when it comes. */
export function TableSkeleton(): React.ReactElement {
  return (
    <div data-test-subj="skeleton">
      <EuiSkeletonRectangle width="100%" height={32} borderRadius="s" contentAriaLabel="Table" />
      <EuiSpacer size="m" />
      <EuiSkeletonText lines={8} contentAriaLabel="Table" />
    </div>
  );
}

/** In place of a chart of the same height. */
export function ChartSkeleton({ height }: { height: number }): React.ReactElement {
  return (
    <div data-test-subj="skeleton">
      <EuiSkeletonRectangle
        width="100%"
        height={height}
        borderRadius="m"
        contentAriaLabel="Chart"
      />
    </div>
  );
}

/** In place of a row of figures. */
export function StatsSkeleton(): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiSkeletonText lines={2} contentAriaLabel="Figures" />
    </EuiPanel>
  );
}
