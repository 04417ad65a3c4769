import React, { useMemo } from 'react';
import {
  Chart,
  Heatmap,
  ScaleType,
  Settings,
  Tooltip,
  type BrushEndListener,
  type CustomTooltip,
  type ElementClickListener,
  type PartialTheme,
} from '@elastic/charts';
import { EuiPanel, EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Lane, LaneCell } from '../../common/api/anomaly_lanes';
import { severities } from '../../common/severity';
import { useChartTheme } from '../charts/use_chart_theme';
import { severityLabels, useSeverityColors } from '../components/severity';
import { SeverityBadge } from '../components/severity_badge';
import { useFormat } from '../formatters/use_format';
import type { TimeRange } from '../time/time_state';
import { gridCells, intervalStarts, laneKey } from './lane_grid';

export interface SwimLaneProps {
  /** What the lanes are, such as "Detectors". */
  what: string;
  lanes: readonly Lane[];
  intervalMs: number;
  range: TimeRange;
  /** A stretch of time was chosen, in one lane or (null) over several. */
  onSelect: (range: TimeRange, lane: Lane | null) => void;
}

/** Pixels. */
const laneHeight = 26;
const axisHeight = 56;

export const swimLaneHeight = (lanes: number): number =>
  Math.max(1, lanes) * laneHeight + axisHeight;

type Place = Record<'x' | 'y', number | string>;

/** Where a cell is that was clicked; the elements of other charts have another form. */
function placeOf(element: unknown): Place | undefined {
  const cell: unknown = Array.isArray(element) ? element[0] : undefined;
  return (cell as { datum?: Place } | undefined)?.datum;
}

function Told(props: { lane: Lane; time: number; cell: LaneCell | undefined; intervalMs: number }) {
  const { cell, intervalMs, lane, time } = props;
  const format = useFormat();
  return (
    <EuiPanel paddingSize="s" hasShadow>
      <EuiText size="xs">
        <strong>{lane.name}</strong>
        <p>
          {format.time(time)}, {format.span(intervalMs)}
        </p>
        {cell === undefined ? (
          <p>
            {i18n.translate('anomalyForest.swimLane.swimLaneChart.noAnomaliesText', {
              defaultMessage: 'No anomalies',
            })}
          </p>
        ) : (
          <>
            <SeverityBadge severity={cell.severity} />
            <p>
              {i18n.translate('anomalyForest.swimLane.swimLaneChart.worstScoreAnomaliesText', {
                defaultMessage: 'Worst score {score}, anomalies {anomalies}',
                values: {
                  score: format.score(cell.score),
                  anomalies: format.count(cell.anomalies),
                },
              })}
            </p>
          </>
        )}
      </EuiText>
    </EuiPanel>
  );
}

function useSwimLaneTheme() {
  const { baseTheme, theme } = useChartTheme();
  const { colors, font } = useEuiTheme().euiTheme;
  const heatmap: PartialTheme = {
    heatmap: {
      grid: { stroke: { width: 1, color: colors.emptyShade } },
      cell: {
        maxWidth: 'fill',
        maxHeight: 'fill',
        label: { visible: false },
        border: { strokeWidth: 1, stroke: colors.emptyShade },
      },
      yAxisLabel: {
        visible: true,
        width: { max: 200 },
        padding: { left: 0, right: 8 },
        fontSize: 12,
        fontFamily: font.family,
        textColor: colors.text,
      },
      xAxisLabel: { visible: true, fontFamily: font.family, textColor: colors.text },
      brushMask: { visible: true, fill: 'rgba(128, 128, 128, 0.3)' },
      brushArea: { visible: true, stroke: colors.text, strokeWidth: 1 },
    },
  };
  return { baseTheme, theme: [heatmap, theme] };
}

/** The bands of the chart: nothing found first, then the severities from the mildest. */
function useBands() {
  const { lightestShade } = useEuiTheme().euiTheme.colors;
  const colors = useSeverityColors();
  return [
    {
      start: 0,
      end: 1,
      color: lightestShade,
      label: i18n.translate('anomalyForest.swimLane.swimLaneChart.noAnomaliesLabel', {
        defaultMessage: 'No anomalies',
      }),
    },
    ...severities.map((severity, i) => ({
      start: i + 1,
      end: i + 2,
      color: colors[severity],
      label: severityLabels[severity],
    })),
  ];
}

const texts = {
  worstSeverityName: i18n.translate('anomalyForest.swimLane.swimLaneChart.worstSeverityName', {
    defaultMessage: 'Worst severity',
  }),
  timeText: i18n.translate('anomalyForest.swimLane.swimLaneChart.timeText', {
    defaultMessage: 'Time',
  }),
};

/** One row a lane, one cell an interval in the colour of its worst severity; drag or click to zoom. */
export function SwimLaneChart(props: SwimLaneProps): React.ReactElement {
  const { intervalMs, lanes, onSelect, range, what } = props;
  const format = useFormat();
  const theme = useSwimLaneTheme();
  const bands = useBands();
  const starts = useMemo(() => intervalStarts(range, intervalMs), [range, intervalMs]);
  const data = useMemo(() => gridCells(lanes, starts), [lanes, starts]);
  const byKey = useMemo(() => new Map(lanes.map((lane) => [laneKey(lane), lane])), [lanes]);
  const tick = format.tick(range.to - range.from);
  const select = (times: readonly number[], keys: readonly string[]) => {
    if (times.length === 0) return;
    const [key] = keys;
    const lane = keys.length === 1 && key !== undefined ? byKey.get(key) : undefined;
    const from = Math.max(range.from, Math.min(...times));
    onSelect({ from, to: Math.min(range.to, Math.max(...times) + intervalMs) }, lane ?? null);
  };
  const onClick: ElementClickListener = ([element]) => {
    const place = placeOf(element);
    if (place !== undefined) select([Number(place.x)], [String(place.y)]);
  };
  // The charts type this event for charts with axes alone; of a heat map it lists the cells' places.
  const onBrush: BrushEndListener = (event) => {
    const { x, y } = event as unknown as { x: (number | string)[]; y: (number | string)[] };
    const [first, last] = [Math.min(...x.map(Number)), Math.max(...x.map(Number))];
    const inside = starts.filter((at) => at >= first - intervalMs / 2 && at < last);
    select(inside.length > 0 ? inside : [first], y.map(String));
  };
  const tooltip: CustomTooltip = ({ values: [value] }) => {
    const datum = value?.datum as { x?: number; y?: string } | undefined;
    const lane = datum?.y === undefined ? undefined : byKey.get(datum.y);
    if (lane === undefined || datum?.x === undefined) return <></>;
    const cell = lane.cells.find(({ time }) => time === datum.x);
    return <Told lane={lane} time={datum.x} cell={cell} intervalMs={intervalMs} />;
  };
  return (
    <Chart size={{ height: swimLaneHeight(lanes.length) }}>
      <Settings
        {...theme}
        onBrushEnd={onBrush}
        onElementClick={onClick}
        showLegend={false}
        ariaLabel={i18n.translate(
          'anomalyForest.swimLane.swimLaneChart.anomaliesOverTimeWorstAriaLabel',
          {
            defaultMessage:
              'Anomalies over time by {what}, the worst severity of each interval; the table below has the same',
            values: { what: what.toLowerCase() },
          },
        )}
        ariaUseDefaultSummary={false}
        locale={format.locale}
      />
      <Tooltip customTooltip={tooltip} />
      <Heatmap
        id="anomalies"
        name={texts.worstSeverityName}
        data={data}
        xAccessor="time"
        yAccessor="lane"
        valueAccessor="level"
        valueFormatter={(level: number) => bands[level]?.label ?? ''}
        colorScale={{ type: 'bands', bands }}
        xScale={{
          type: ScaleType.Time,
          interval: { type: 'fixed', unit: 'ms', value: intervalMs },
        }}
        ySortPredicate="dataIndex"
        timeZone={format.zone}
        xAxisTitle={i18n.translate('anomalyForest.swimLane.swimLaneChart.timeOneCellAxisTitle', {
          defaultMessage: 'Time ({zone}), one cell is {intervalMs}',
          values: { zone: format.zone, intervalMs: format.span(intervalMs) },
        })}
        xAxisLabelName={texts.timeText}
        xAxisLabelFormatter={(at) => tick(Number(at))}
        yAxisTitle=""
        yAxisLabelName={what}
        yAxisLabelFormatter={(key) => byKey.get(String(key))?.name ?? ''}
      />
    </Chart>
  );
}
