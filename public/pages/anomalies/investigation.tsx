import React from 'react';
import {
  EuiBadge,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiSwitch,
} from '@elastic/eui';
import type { DetectorOverview } from '../../../common/api/shared';
import { useTimeline } from '../../hooks/use_timeline';
import { DetectorNotice } from './detector_notice';
import { DetectorPicker } from '../../components/detector_picker';
import { anomaliesKql, DiscoverLink } from './discover_link';
import { NothingScored } from './nothing_scored';
import { ResultsPanel } from './results_panel';
import { SeverityFilter } from './severity_filter';
import { countBySeverity, shownSeverities } from './timeline_buckets';
import { TimelinePanel } from './timeline_panel';
import type { AnomaliesState, TimeRange } from './url_state';
import type { ChangeState } from './use_anomalies_state';

interface Props {
  detectors: readonly DetectorOverview[];
  state: AnomaliesState;
  change: ChangeState;
  range: TimeRange;
  onRefresh: () => void;
}

/** About as many intervals as the charts have room for. */
const buckets = 120;

const iso = (ms: number) => new Date(ms).toISOString();

function NoSuchDetector(props: Props): React.ReactElement {
  return (
    <EuiCallOut
      title={`There is no detector "${props.state.detector ?? ''}"`}
      color="warning"
      iconType="alert"
      data-test-subj="noSuchDetector"
    >
      <p>It may have been deleted. Choose one that exists:</p>
      <Picker {...props} overview={undefined} />
    </EuiCallOut>
  );
}

function Picker(props: Props & { overview: DetectorOverview | undefined }): React.ReactElement {
  return (
    <DetectorPicker
      detectors={props.detectors}
      chosen={props.overview?.detector.id}
      onChoose={(detector) => props.change({ detector, page: 0, row: undefined })}
    />
  );
}

function Found(props: Props & { overview: DetectorOverview }): React.ReactElement {
  const { change, overview, range, state } = props;
  const { detector } = overview;
  const times = { from: iso(range.from), to: iso(range.to) };
  const timeline = useTimeline({ detector_id: detector.id, ...times, buckets });
  return (
    <>
      <EuiFlexGroup gutterSize="m" alignItems="center" wrap responsive={false}>
        <EuiFlexItem grow={2} style={{ minWidth: 240 }}>
          <Picker {...props} />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <SeverityFilter
            chosen={state.severities}
            counts={timeline.data && countBySeverity(timeline.data.buckets)}
            onChoose={(severities) => change({ severities, page: 0 })}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          {state.skipped ? (
            <EuiBadge
              color="hollow"
              iconType="cross"
              iconSide="right"
              onClick={() => change({ skipped: false, sort: 'score', page: 0 })}
              onClickAriaLabel="Show anomalies again"
              data-test-subj="skippedOnly"
            >
              Skipped rows only
            </EuiBadge>
          ) : (
            <EuiSwitch
              label="Show ordinary rows"
              compressed
              checked={state.all}
              onChange={({ target }) => change({ all: target.checked, page: 0 })}
              data-test-subj="showAll"
            />
          )}
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <DiscoverLink detector={detector} range={range} kql={anomaliesKql} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <DetectorNotice overview={overview} />
      {timeline.data?.totals.rows === 0 ? (
        <NothingScored overview={overview} change={change} />
      ) : (
        <>
          <TimelinePanel
            request={timeline}
            range={range}
            shown={shownSeverities(state.severities)}
            onShowSkipped={() =>
              change({ skipped: true, sort: 'time', order: 'desc', page: 0, row: undefined })
            }
            onZoom={(from, to) => change({ from: iso(from), to: iso(to), page: 0 })}
          />
          <EuiSpacer size="m" />
          <ResultsPanel detector={detector} state={state} change={change} times={times} />
        </>
      )}
    </>
  );
}

/** The one to show where none is chosen: one that scores, if there is any. */
function firstToShow(detectors: readonly DetectorOverview[]): DetectorOverview | undefined {
  return detectors.find(({ phase }) => phase === 'running') ?? detectors[0];
}

/** The chosen detector's findings, or those of the first that scores. */
export function Investigation(props: Props): React.ReactElement {
  const { detectors, state } = props;
  const overview =
    state.detector === undefined
      ? firstToShow(detectors)
      : detectors.find(({ detector }) => detector.id === state.detector);
  if (overview === undefined) return <NoSuchDetector {...props} />;
  return <Found key={overview.detector.id} {...props} overview={overview} />;
}
