import React, { useMemo } from 'react';
import { Axis, Chart, Position, Settings, Tooltip, type BrushEndListener } from '@elastic/charts';
import { i18n } from '@kbn/i18n';
import { useFormat } from '../formatters/use_format';
import { useChartTheme } from './use_chart_theme';

export interface TimeChartProps {
  /** What the chart shows, for readers who do not see it. */
  label: string;
  /** Pixels. */
  height: number;
  /** Milliseconds since 1970: the whole range is shown, also where there is no data. */
  from: number;
  to: number;
  /** Milliseconds between two points. */
  interval: number;
  onZoom: (from: number, to: number) => void;
  children: React.ReactNode;
}

/** A chart over time in the page's theme: time axis below, drag to zoom. */
export function TimeChart(props: TimeChartProps): React.ReactElement {
  const { from, interval, onZoom, to } = props;
  const format = useFormat();
  const { baseTheme, theme } = useChartTheme();
  const tick = useMemo(() => format.tick(to - from), [format, from, to]);
  const zoom: BrushEndListener = ({ x }) => {
    const [start, end] = (x ?? []).map((at) => Math.round(Number(at)));
    if (start !== undefined && end !== undefined && end > start) onZoom(start, end);
  };
  return (
    <Chart size={{ height: props.height }}>
      <Settings
        baseTheme={baseTheme}
        theme={theme}
        xDomain={{ min: from, max: to, minInterval: interval }}
        onBrushEnd={zoom}
        showLegend={false}
        ariaLabel={props.label}
        ariaLabelHeadingLevel="h3"
        locale={format.locale}
      />
      <Tooltip headerFormatter={({ value }) => format.time(Number(value))} />
      <Axis
        id="time"
        position={Position.Bottom}
        title={i18n.translate('anomalyForest.charts.timeChart.timeTitle', {
          defaultMessage: 'Time ({zone})',
          values: { zone: format.zone },
        })}
        tickFormat={(at: number) => tick(at)}
        showOverlappingTicks={false}
      />
      {props.children}
    </Chart>
  );
}
