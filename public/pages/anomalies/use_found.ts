import { mostLaneBuckets } from '../../../common/api/anomaly_lanes';
import { useEntityFields } from '../../hooks/use_entity_fields';
import { useLanes } from '../../hooks/use_lanes';
import { useResults } from '../../hooks/use_results';
import { useTimeline } from '../../hooks/use_timeline';
import type { TimeRange } from '../../time/time_state';
import { filtersOf, reachableRows, type AnomaliesState } from './url_state';

/** About as many intervals as the charts have room for. */
const buckets = 120;

/** Fewer than detectors have, since entities are many: their cells are most of what the page asks for. */
const entityLaneBuckets = mostLaneBuckets / 2;

export const iso = (ms: number) => new Date(ms).toISOString();

/** What is asked of the server, with what a reader means by it: see `useRequest`. */
export function useFound({
  detectorId: id,
  range,
  state,
}: {
  detectorId: string;
  range: TimeRange;
  state: AnomaliesState;
}) {
  const { all, from, order, page, severities, size, skipped, sort, to } = state;
  const times = { from: iso(range.from), to: iso(range.to) };
  const filters = filtersOf(state);
  const chosen = severities.length > 0 && !skipped ? { severities: [...severities] } : {};
  const asked = JSON.stringify([from, to, filters]);
  const rows = { ...(skipped ? { statuses: ['skipped' as const] } : {}), ...chosen, sort, order };
  return {
    entityFields: useEntityFields(id),
    timeline: useTimeline(
      { detector_id: id, ...times, ...filters, buckets, count_severities: all && !skipped },
      asked,
    ),
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
        buckets: state.by === undefined ? mostLaneBuckets : entityLaneBuckets,
      },
      JSON.stringify([asked, chosen]),
    ),
  };
}
