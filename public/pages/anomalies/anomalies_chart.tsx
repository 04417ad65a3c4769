import React from 'react';
import { Axis, BarSeries, Position, ScaleType } from '@elastic/charts';
import { i18n } from '@kbn/i18n';
import { severities, type Severity } from '../../../common/severity';
import { TimeChart } from '../../charts/time_chart';
import { severityLabels, useSeverityColors } from '../../components/severity';
import { useFormat } from '../../formatters/use_format';
import type { Timeline } from '../../hooks/use_timeline';
import { chartHeights } from './chart_heights';
import { countBySeverity, type ChartRange } from './timeline_buckets';

/** How many anomalies each interval has, stacked by severity, mildest at the bottom. */
export function AnomaliesChart(
  props: ChartRange & { timeline: Timeline; shown: readonly Severity[] },
): React.ReactElement {
  const { buckets, interval_ms: interval } = props.timeline;
  const format = useFormat();
  const colors = useSeverityColors();
  const counts = countBySeverity(buckets);
  const stacked = severities.filter(
    (severity) => props.shown.includes(severity) && counts[severity] > 0,
  );
  return (
    <TimeChart
      {...props}
      label={i18n.translate('anomalyForest.anomalies.anomaliesChart.anomaliesPerIntervalLabel', {
        defaultMessage: 'Anomalies per interval',
      })}
      height={chartHeights.anomalies}
      interval={interval}
    >
      <Axis
        id="anomalies"
        position={Position.Left}
        title={i18n.translate('anomalyForest.anomalies.anomaliesChart.anomaliesPerTitle', {
          defaultMessage: 'Anomalies per {interval}',
          values: { interval: format.span(interval) },
        })}
        tickFormat={(count: number) => format.count(count)}
        integersOnly
        ticks={4}
        gridLine={{ visible: true }}
      />
      {(stacked.length > 0 ? stacked : (['none'] as const)).map((severity) => (
        <BarSeries
          key={severity}
          id={severityLabels[severity]}
          xScaleType={ScaleType.Time}
          yScaleType={ScaleType.Linear}
          timeZone={format.zone}
          xAccessor="time"
          yAccessors={[(bucket: Timeline['buckets'][number]) => bucket.by_severity[severity]]}
          stackAccessors={['time']}
          data={buckets}
          color={colors[severity]}
        />
      ))}
    </TimeChart>
  );
}
