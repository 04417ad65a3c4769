import React from 'react';
import { EuiSpacer } from '@elastic/eui';
import { ChartSkeleton, StatsSkeleton } from '../../components/skeletons';
import { chartHeights } from './chart_heights';

/** Title and padding of a chart's panel, in pixels. */
const around = 66;

/** In place of the figures and charts, as high as they are. */
export function TimelineSkeleton(): React.ReactElement {
  return (
    <>
      <StatsSkeleton />
      <EuiSpacer size="m" />
      <ChartSkeleton height={chartHeights.scores + around} />
      <EuiSpacer size="m" />
      <ChartSkeleton height={chartHeights.anomalies + around} />
    </>
  );
}
