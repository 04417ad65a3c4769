import React, { useEffect, useRef, useState } from 'react';
import { EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Lane } from '../../../common/api/anomaly_lanes';
import { mostLaneBuckets } from '../../../common/api/anomaly_lanes';
import type { ResultRow } from '../../../common/api/search_results';
import type { DetectorOverview } from '../../../common/api/shared';
import type { SeverityCounts } from '../../../common/severity_counts';
import { ErrorCallout, StaleCallout } from '../../components/error_callout';
import { NoSuchDetector, saysNoDetector } from '../../components/no_such_detector';
import { remediesOfQueries } from '../../components/remedies';
import { useLanes } from '../../hooks/use_lanes';
import { useResults } from '../../hooks/use_results';
import { useTimeline, type Timeline } from '../../hooks/use_timeline';
import { useServices } from '../../services_context';
import { SwimLanePanel } from '../../swim_lane/swim_lane_panel';
import type { TimeRange } from '../../time/time_state';
import { DetectorNotice } from './detector_notice';
import { FilterBar } from './filter_bar';
import { LabelsOf } from './labels_context';
import { NothingScored } from './nothing_scored';
import { OpenRow } from './open_row';
import { ResultsPanel } from './results_panel';
import { countBySeverity, shownSeverities } from './timeline_buckets';
import { TimelinePanel } from './timeline_panel';
import { filtersOf, reachableRows, type AnomaliesState, type ChangeState } from './url_state';

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

/** What is asked of the server, with what a reader means by it: see `useRequest`. */
function useFound({ overview, range, state }: Props & { overview: DetectorOverview }) {
  const { all, from, order, page, severities, size, skipped, sort, to } = state;
  const { id } = overview.detector;
  const times = { from: iso(range.from), to: iso(range.to) };
  const filters = filtersOf(state);
  const chosen = severities.length > 0 && !skipped ? { severities: [...severities] } : {};
  const asked = JSON.stringify([from, to, filters]);
  const rows = { ...(skipped ? { statuses: ['skipped' as const] } : {}), ...chosen, sort, order };
  return {
    timeline: useTimeline({ detector_id: id, ...times, ...filters, buckets }, asked),
    results: useResults(
      {
        detector_id: id,
        ...times,
        ...filters,
        only_anomalies: !all && !skipped,
        ...rows,
        ...(state.by === undefined ? {} : { by: state.by }),
        offset: Math.min(page * size, reachableRows - 100),
        size,
      },
      JSON.stringify([asked, all, rows, page, size, state.by]),
    ),
    lanes: useLanes(
      {
        ...times,
        ...filters,
        ...chosen,
        ...(state.by === undefined ? {} : { detector_id: id, by: state.by }),
        buckets: mostLaneBuckets,
      },
      JSON.stringify([asked, chosen]),
    ),
  };
}

/** Of the rows that the table lists, whatever severities are chosen. */
function countsShown(
  timeline: Timeline | undefined,
  { all, skipped }: AnomaliesState,
): SeverityCounts | undefined {
  if (timeline === undefined || skipped) return undefined;
  return all ? timeline.totals.by_severity : countBySeverity(timeline.buckets);
}

/** When the open row was, as far as it is among those on show. */
function openAt({ row }: AnomaliesState, rows: readonly ResultRow[]): number | null {
  const time = rows.find((one) => one.result_id === row)?.time;
  return time === undefined || time === null ? null : Date.parse(time);
}

interface FoundProps extends Props {
  overview: DetectorOverview;
  onGone: (id: string) => void;
}

/** Tells once that the detector is no longer there. */
function useToldGone(isGone: boolean, { overview, onGone }: FoundProps): void {
  const { id } = overview.detector;
  useEffect(() => {
    if (isGone) onGone(id);
  }, [id, isGone, onGone]);
}

function Found(props: FoundProps): React.ReactElement {
  const { change, overview, range, state } = props;
  const { detector } = overview;
  const { lanes, results, timeline } = useFound(props);
  const { queryLanguage } = useServices();
  useToldGone(saysNoDetector(timeline.error) || saysNoDetector(results.error), props);
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
    <LabelsOf detectorId={detector.id}>
      <FilterBar
        {...props}
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
                openAt={openAt(state, results.data?.rows ?? [])}
                onShowSkipped={() =>
                  change({ skipped: true, sort: 'time', order: 'desc', page: 0, row: undefined })
                }
                onZoom={(from, to) => zoom({ from, to })}
              />
              <EuiSpacer size="m" />
              <ResultsPanel
                request={results}
                entityField={detector.source.windows?.entity}
                state={state}
                change={change}
              />
            </>
          )}
        </>
      )}
      <OpenRow detector={detector} state={state} change={change} rows={results.data?.rows ?? []} />
    </LabelsOf>
  );
}

/** The one to show where none is chosen: one that scores, if there is any. */
function firstToShow(detectors: readonly DetectorOverview[]): DetectorOverview | undefined {
  return detectors.find(({ phase }) => phase === 'running') ?? detectors[0];
}

/** The chosen detector's findings, or those of the first that scores. */
export function Investigation(props: Props): React.ReactElement {
  const { change, detectors, state } = props;
  // It stays when another one is first by now: nobody has chosen that one.
  const first = useRef<string>();
  first.current ??= firstToShow(detectors)?.detector.id;
  const [gone, setGone] = useState<string>();
  const seen = useRef<string>();
  const chosen = state.detector ?? first.current;
  const isListed = detectors.some(({ detector }) => detector.id === gone);
  // One that comes back, as by an import, is there again.
  useEffect(() => {
    if (!isListed) setGone(undefined);
  }, [isListed]);
  const overview =
    chosen === gone ? undefined : detectors.find(({ detector }) => detector.id === chosen);
  if (overview !== undefined) {
    seen.current = chosen;
    return <Found {...props} overview={overview} onGone={setGone} />;
  }
  return (
    <NoSuchDetector
      id={chosen ?? ''}
      wasThere={seen.current === chosen}
      choice={{
        detectors,
        onChoose: (detector) => change({ detector, page: 0, row: undefined }),
      }}
    />
  );
}
