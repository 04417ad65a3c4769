import React, { useCallback, useState } from 'react';
import { EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Lane } from '../../../common/api/anomaly_lanes';
import { mostLaneBuckets } from '../../../common/api/anomaly_lanes';
import { Page } from '../../application/page';
import { anomaliesOf } from '../../application/paths';
import { ElasticsearchCallout } from '../../components/elasticsearch_callout';
import { Requested } from '../../components/requested';
import { ChartSkeleton, StatsSkeleton, TableSkeleton } from '../../components/skeletons';
import { useAddressState } from '../../hooks/use_address_state';
import { useLanes } from '../../hooks/use_lanes';
import { useStatus, type Status } from '../../hooks/use_status';
import { useSummary } from '../../hooks/use_summary';
import { WorstFindings } from '../../results/worst_findings';
import { useServices } from '../../services_context';
import { SwimLanePanel } from '../../swim_lane/swim_lane_panel';
import { TimePicker } from '../../time/time_picker';
import type { TimeRange, TimeState } from '../../time/time_state';
import { Turn } from '../../time/turn';
import { useRange } from '../../time/use_range';
import { defaultOverview, parseOverview, printOverview } from './overview_state';
import { SeverityCards } from './severity_cards';
import { UnwellPanel } from './unwell_panel';
import { WaysToBegin } from './ways_to_begin';

const iso = (ms: number) => new Date(ms).toISOString();

function Titled(props: { title: string; children: React.ReactNode }): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m" grow>
      <EuiTitle size="xxs">
        <h2>{props.title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {props.children}
    </EuiPanel>
  );
}

interface Props {
  status: Status;
  state: TimeState;
  range: TimeRange;
  onZoom: (range: TimeRange) => void;
}

/** Findings beside the detectors that need somebody; below each other where that is too narrow. */
const columns = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 680px), 1fr))',
  gap: 16,
  alignItems: 'start',
} as const;

const texts = {
  anomaliesCouldNotCountedFailure: i18n.translate(
    'anomalyForest.overview.overviewPage.anomaliesCouldNotCountedFailure',
    { defaultMessage: 'The anomalies could not be counted' },
  ),
  detectorText: i18n.translate('anomalyForest.overview.overviewPage.detectorText', {
    defaultMessage: 'Detector',
  }),
  worstFindingsTitle: i18n.translate('anomalyForest.overview.overviewPage.worstFindingsTitle', {
    defaultMessage: 'The worst findings',
  }),
  findingsCouldNotReadFailure: i18n.translate(
    'anomalyForest.overview.overviewPage.findingsCouldNotReadFailure',
    { defaultMessage: 'The findings could not be read' },
  ),
  nothingReachedThresholdItsEmpty: i18n.translate(
    'anomalyForest.overview.overviewPage.nothingReachedThresholdItsEmpty',
    {
      defaultMessage: 'Nothing reached the threshold of its detector in this time range.',
    },
  ),
  detectorsNeedSomebodyTitle: i18n.translate(
    'anomalyForest.overview.overviewPage.detectorsNeedSomebodyTitle',
    {
      defaultMessage: 'Detectors that need somebody',
    },
  ),
};

function Findings({ onZoom, range, state, status }: Props): React.ReactElement {
  const { history } = useServices();
  const times = { from: iso(range.from), to: iso(range.to) };
  const question = `${state.from} ${state.to}`;
  const summary = useSummary(times, question);
  const lanes = useLanes({ ...times, buckets: mostLaneBuckets }, question);
  const select = ({ from, to }: TimeRange, lane: Lane | null) => {
    const id = lane?.id ?? null;
    if (id === null) return onZoom({ from, to });
    const [pathname = '', search = ''] = anomaliesOf(id, {
      from: iso(from),
      to: iso(to),
    }).split('?');
    history.push({ pathname, search: `?${search}` });
  };
  return (
    <>
      <Requested
        request={summary}
        failure={texts.anomaliesCouldNotCountedFailure}
        skeleton={<StatsSkeleton />}
      >
        {(data) => <SeverityCards summary={data} spanMs={range.to - range.from} />}
      </Requested>
      <EuiSpacer size="m" />
      <SwimLanePanel what={texts.detectorText} request={lanes} range={range} onSelect={select} />
      <EuiSpacer size="m" />
      <div style={columns}>
        <div style={{ gridColumn: 'span 1', minWidth: 0 }}>
          <Titled title={texts.worstFindingsTitle}>
            <Requested
              request={summary}
              failure={texts.findingsCouldNotReadFailure}
              skeleton={<TableSkeleton />}
              quiet
            >
              {({ worst }) => (
                <WorstFindings
                  findings={worst}
                  to={({ detector_id: id, result_id: row }) =>
                    anomaliesOf(id, { from: state.from, to: state.to, row })
                  }
                  empty={texts.nothingReachedThresholdItsEmpty}
                />
              )}
            </Requested>
          </Titled>
        </div>
        <Titled title={texts.detectorsNeedSomebodyTitle}>
          <UnwellPanel detectors={status.detectors?.list ?? []} />
        </Titled>
      </div>
    </>
  );
}

function Content(props: Props): React.ReactElement {
  const { detectors, elasticsearch } = props.status;
  if (elasticsearch.error !== null) return <ElasticsearchCallout error={elasticsearch.error} />;
  if (detectors?.total === 0) return <WaysToBegin canStartDemo={props.status.can_start_demo} />;
  return <Findings {...props} />;
}

/** Is anything wrong right now? */
export function OverviewPage(): React.ReactElement {
  const [state, change] = useAddressState(parseOverview, printOverview);
  const [turn, setTurn] = useState(0);
  const status = useStatus();
  const range = useRange(state, defaultOverview, turn);
  const { refresh } = status;
  const onRefresh = useCallback(() => {
    setTurn((n) => n + 1);
    refresh();
  }, [refresh]);
  return (
    <Page
      title={i18n.translate('anomalyForest.overview.overviewPage.overviewTitle', {
        defaultMessage: 'Overview',
      })}
      wideActions
      actions={[<TimePicker key="time" state={state} change={change} onRefresh={onRefresh} />]}
    >
      <Requested
        request={status}
        failure={i18n.translate(
          'anomalyForest.overview.overviewPage.stateDetectorsCouldNotFailure',
          { defaultMessage: 'The state of the detectors could not be read' },
        )}
        skeleton={
          <>
            <StatsSkeleton />
            <EuiSpacer size="m" />
            <ChartSkeleton height={160} />
            <EuiSpacer size="m" />
            <TableSkeleton />
          </>
        }
      >
        {(data) => (
          <Turn value={turn}>
            <Content
              status={data}
              state={state}
              range={range}
              onZoom={({ from, to }) => change({ from: iso(from), to: iso(to) })}
            />
          </Turn>
        )}
      </Requested>
    </Page>
  );
}
