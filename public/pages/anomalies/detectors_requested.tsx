import React from 'react';
import { EuiSkeletonRectangle, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import type { Request } from '../../hooks/use_request';
import { TimelineSkeleton } from './timeline_skeleton';

/** In place of the page's content: the same heights, so that nothing jumps when it comes. */
function InvestigationSkeleton(): React.ReactElement {
  return (
    <>
      <EuiSkeletonRectangle
        width="100%"
        height={40}
        contentAriaLabel={i18n.translate(
          'anomalyForest.anomalies.detectorsRequested.filtersAriaLabel',
          {
            defaultMessage: 'Filters',
          },
        )}
      />
      <EuiSpacer size="m" />
      <TimelineSkeleton />
      <EuiSpacer size="m" />
      <TableSkeleton />
    </>
  );
}

/** The page's content, once the list of detectors is there. */
export function DetectorsRequested(props: {
  request: Request<DetectorOverview[]>;
  children: (detectors: DetectorOverview[]) => React.ReactNode;
}): React.ReactElement {
  return (
    <Requested
      request={props.request}
      failure={i18n.translate(
        'anomalyForest.anomalies.detectorsRequested.detectorsCouldNotReadFailure',
        { defaultMessage: 'The detectors could not be read' },
      )}
      skeleton={<InvestigationSkeleton />}
      quiet
    >
      {props.children}
    </Requested>
  );
}
