import React from 'react';
import { EuiPanel, EuiSkeletonRectangle, EuiSkeletonText, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

/** In place of a table: as high as a short one, so that little moves when it comes. */
export function TableSkeleton(): React.ReactElement {
  return (
    <div data-test-subj="skeleton">
      <EuiSkeletonRectangle
        width="100%"
        height={32}
        borderRadius="s"
        contentAriaLabel={i18n.translate('anomalyForest.components.skeletons.tableAriaLabel', {
          defaultMessage: 'Table',
        })}
      />
      <EuiSpacer size="m" />
      <EuiSkeletonText
        lines={8}
        contentAriaLabel={i18n.translate('anomalyForest.components.skeletons.tableAriaLabel', {
          defaultMessage: 'Table',
        })}
      />
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
        contentAriaLabel={i18n.translate('anomalyForest.components.skeletons.chartAriaLabel', {
          defaultMessage: 'Chart',
        })}
      />
    </div>
  );
}

/** In place of a row of figures. */
export function StatsSkeleton(): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiSkeletonText
        lines={2}
        contentAriaLabel={i18n.translate('anomalyForest.components.skeletons.figuresAriaLabel', {
          defaultMessage: 'Figures',
        })}
      />
    </EuiPanel>
  );
}
