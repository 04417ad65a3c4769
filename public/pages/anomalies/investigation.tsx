import React, { useRef } from 'react';
import { EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Lane } from '../../../common/api/anomaly_lanes';
import type { ResultRow } from '../../../common/api/search_results';
import type { DetectorOverview } from '../../../common/api/shared';
import type { SeverityCounts } from '../../../common/severity_counts';
import { ErrorCallout, StaleCallout } from '../../components/error_callout';
import { NoSuchDetector, saysNoDetector } from '../../components/no_such_detector';
import { remediesOfQueries } from '../../components/remedies';
import type { Request } from '../../hooks/use_request';
import type { Timeline } from '../../hooks/use_timeline';
import { useServices } from '../../services_context';
import { SwimLanePanel } from '../../swim_lane/swim_lane_panel';
import type { TimeRange } from '../../time/time_state';
import { DetectorNotice } from './detector_notice';
import { DetectorsRequested } from './detectors_requested';
import { FilterBar } from './filter_bar';
import { LabelsOf } from './labels_context';
import { NothingScored } from './nothing_scored';
import { OpenRow } from './open_row';
import { ResultsPanel } from './results_panel';
import { countBySeverity, shownSeverities } from './timeline_buckets';
import { TimelinePanel } from './timeline_panel';
import type { AnomaliesState, ChangeState } from './url_state';
import { iso, useFound } from './use_found';
import { rowKindOf } from '../../results/row_kind';

interface Props {
  detectors: Request<DetectorOverview[]>;
  /** The one to show. */
  detectorId: string;
  state: AnomaliesState;
  change: ChangeState;
  range: TimeRange;
  onRefresh: () => void;
}

/** Of the rows that the table lists, whatever severities are chosen. */
function countsShown(
  timeline: Timeline | undefined,
  { all, skipped }: AnomaliesState,
): SeverityCounts | undefined {
  if (timeline === undefined || skipped) return undefined;
  return all ? (timeline.totals.by_severity ?? undefined) : countBySeverity(timeline.buckets);
}

/** When the open row was, as far as it is among those on show. */
function openAt({ row }: AnomaliesState, rows: readonly ResultRow[]): number | null {
  const time = rows.find((one) => one.result_id === row)?.time;
  return time === undefined || time === null ? null : Date.parse(time);
}

interface FoundProps extends Omit<Props, 'detectors'> {
  detectors: readonly DetectorOverview[];
  overview: DetectorOverview;
  found: ReturnType<typeof useFound>;
}

function Found(props: FoundProps): React.ReactElement {
  const { change, found, overview, range, state } = props;
  const { detector } = overview;
  const { entityFields, lanes, results, timeline } = found;
  const { queryLanguage } = useServices();
  const unreadable = state.query !== undefined && timeline.error?.code === 'REQUEST_INVALID';
  const zoom = ({ from, to }: TimeRange, more: Partial<AnomaliesState> = {}) =>
    change({ from: iso(from), to: iso(to), page: 0, ...more });
  const select = (chosen: TimeRange, lane: Lane | null) => {
    const id = lane?.id ?? null;
    if (id === null) return zoom(chosen);
    if (state.by !== undefined) return zoom(chosen, { entity: id });
    zoom(chosen, { detector: id, row: undefined });
  };
  return (
    <>
      <FilterBar
        {...props}
        entityFields={entityFields}
        counts={timeline.isOutdated ? undefined : countsShown(timeline.data, state)}
      />
      <EuiSpacer size="m" />
      <DetectorNotice overview={overview} />
      {unreadable && timeline.error ? (
        <ErrorCallout
          title={i18n.translate('anomalyForest.anomalies.investigation.queryCannotReadTitle', {
            defaultMessage: 'The query cannot be read',
          })}
          error={timeline.error}
          remedy={remediesOfQueries[queryLanguage][timeline.error.code]}
        />
      ) : (
        <>
          <SwimLanePanel
            what={
              state.by ??
              i18n.translate('anomalyForest.anomalies.investigation.detectorText', {
                defaultMessage: 'Detector',
              })
            }
            request={lanes}
            range={range}
            onSelect={select}
          />
          <EuiSpacer size="m" />
          {timeline.data?.totals.rows === 0 && !timeline.isOutdated ? (
            <>
              {timeline.error ? (
                <StaleCallout error={timeline.error} onRetry={timeline.refresh} />
              ) : null}
              <NothingScored overview={overview} state={state} change={change} />
            </>
          ) : (
            <>
              <TimelinePanel
                request={timeline}
                range={range}
                shown={shownSeverities(state.severities)}
                what={rowKindOf(detector)}
                openAt={openAt(state, results.data?.rows ?? [])}
                onShowSkipped={() =>
                  change({ skipped: true, sort: 'time', order: 'desc', page: 0, row: undefined })
                }
                onZoom={(from, to) => zoom({ from, to })}
              />
              <EuiSpacer size="m" />
              <ResultsPanel request={results} detector={detector} state={state} change={change} />
            </>
          )}
        </>
      )}
      <OpenRow detector={detector} state={state} change={change} rows={results.data?.rows ?? []} />
    </>
  );
}

/** What a detector found, asked for at once: it does not wait for the list of detectors. */
export function Investigation(props: Props): React.ReactElement {
  const { change, detectorId, detectors } = props;
  const found = useFound(props);
  const { results, timeline } = found;
  const isGone = saysNoDetector(timeline.error) || saysNoDetector(results.error);
  const seen = useRef<string>();
  return (
    <LabelsOf detectorId={detectorId}>
      <DetectorsRequested request={detectors}>
        {(list) => {
          const overview = list.find(({ detector }) => detector.id === detectorId);
          if (overview === undefined || isGone) {
            return (
              <NoSuchDetector
                id={detectorId}
                wasThere={seen.current === detectorId}
                choice={{
                  detectors: list,
                  onChoose: (detector) => change({ detector, page: 0, row: undefined }),
                }}
              />
            );
          }
          seen.current = detectorId;
          return <Found {...props} detectors={list} overview={overview} found={found} />;
        }}
      </DetectorsRequested>
    </LabelsOf>
  );
}
