import React from 'react';
import {
  EuiAccordion,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Requested } from '../components/requested';
import { SeverityKeys } from '../components/severity_keys';
import { ChartSkeleton } from '../components/skeletons';
import type { Lanes } from '../hooks/use_lanes';
import type { Request } from '../hooks/use_request';
import { SwimLaneChart, swimLaneHeight, type SwimLaneProps } from './swim_lane_chart';
import { SwimLaneTable } from './swim_lane_table';
import { UnreadCallout } from './unread_callout';

/** Anomalies over time, one row a lane: the chart, and the same as a table. */
export function SwimLanePanel(
  props: Pick<SwimLaneProps, 'what' | 'range' | 'onSelect'> & { request: Request<Lanes> },
): React.ReactElement {
  const { request, what } = props;
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m" data-test-subj="swimLane">
      <EuiFlexGroup gutterSize="m" alignItems="center" wrap responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiTitle size="xxs">
            <h2>
              {i18n.translate('anomalyForest.swimLane.swimLanePanel.anomaliesText', {
                defaultMessage: 'Anomalies by {what}',
                values: { what: what.toLowerCase() },
              })}
            </h2>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem>
          <SeverityKeys />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="xs" color="subdued">
            {i18n.translate('anomalyForest.swimLane.swimLanePanel.dragOrClickZoomText', {
              defaultMessage: 'Drag or click to zoom',
            })}
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      <Requested
        request={request}
        failure={i18n.translate(
          'anomalyForest.swimLane.swimLanePanel.anomaliesCouldNotReadFailure',
          { defaultMessage: 'The anomalies could not be read' },
        )}
        skeleton={<ChartSkeleton height={swimLaneHeight(1) + 32} />}
      >
        {({ interval_ms: intervalMs, lanes, more, unread }) => (
          <>
            <UnreadCallout unread={unread} />
            {lanes.length === 0 ? (
              <EuiText size="s" color="subdued">
                <p>
                  {i18n.translate('anomalyForest.swimLane.swimLanePanel.noAnomaliesHereText', {
                    defaultMessage: 'No anomalies here.',
                  })}
                </p>
              </EuiText>
            ) : (
              <>
                <SwimLaneChart {...props} lanes={lanes} intervalMs={intervalMs} />
                {more ? (
                  <EuiText size="xs" color="subdued">
                    <p>
                      {i18n.translate(
                        'anomalyForest.swimLane.swimLanePanel.thereMoreTheseWorstText',
                        { defaultMessage: 'There are more; these are the worst.' },
                      )}
                    </p>
                  </EuiText>
                ) : null}
                <EuiSpacer size="s" />
                <EuiAccordion
                  id={`lanes of ${what}`}
                  buttonContent={i18n.translate(
                    'anomalyForest.swimLane.swimLanePanel.showAsTableButton',
                    { defaultMessage: 'Show as a table' },
                  )}
                >
                  <EuiSpacer size="s" />
                  <SwimLaneTable {...props} lanes={lanes} intervalMs={intervalMs} />
                </EuiAccordion>
              </>
            )}
          </>
        )}
      </Requested>
    </EuiPanel>
  );
}
