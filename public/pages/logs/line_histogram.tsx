import React from 'react';
import { Axis, BarSeries, Position, ScaleType } from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { TimeChart } from '../../charts/time_chart';
import { useFormat } from '../../formatters/use_format';
import type { FoundLogs } from '../../hooks/use_logs';
import type { TimeRange } from '../../time/time_state';

export const histogramHeight = 160;

/** How many lines each interval has. */
export function LineHistogram(props: {
  histogram: NonNullable<FoundLogs['histogram']>;
  range: TimeRange;
  onZoom: (from: number, to: number) => void;
}): React.ReactElement {
  const { histogram, onZoom, range } = props;
  const { buckets, interval_ms: interval } = histogram;
  const format = useFormat();
  const { euiTheme } = useEuiTheme();
  return (
    <TimeChart
      {...range}
      label={i18n.translate('anomalyForest.logs.lineHistogram.linesPerIntervalLabel', {
        defaultMessage: 'Lines per interval',
      })}
      height={histogramHeight}
      interval={interval}
      onZoom={onZoom}
    >
      <Axis
        id="lines"
        position={Position.Left}
        title={i18n.translate('anomalyForest.logs.lineHistogram.linesPerTitle', {
          defaultMessage: 'Lines per {interval}',
          values: { interval: format.span(interval) },
        })}
        tickFormat={(count: number) => format.count(count)}
        integersOnly
        ticks={4}
        gridLine={{ visible: true }}
      />
      <BarSeries
        id={i18n.translate('anomalyForest.logs.lineHistogram.linesText', {
          defaultMessage: 'Lines',
        })}
        xScaleType={ScaleType.Time}
        yScaleType={ScaleType.Linear}
        timeZone={format.zone}
        xAccessor="time"
        yAccessors={['lines']}
        data={buckets}
        color={euiTheme.colors.primary}
      />
    </TimeChart>
  );
}
