import React, { useMemo } from 'react';
import {
  AnnotationDomainType,
  Axis,
  LineAnnotation,
  LineSeries,
  Position,
  ScaleType,
} from '@elastic/charts';
import { EuiIcon, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { TimelineBucket } from '../../../common/api/results_timeline';
import { severities, type Severity } from '../../../common/severity';
import { chartHeights } from './chart_heights';
import { scoreLineColors } from './chart_keys';
import { flagStyle } from '../../charts/flag_style';
import { TimeChart } from '../../charts/time_chart';
import { severityLabels, severityShapes, useSeverityColors } from '../../components/severity';
import { useFormat } from '../../formatters/use_format';
import type { Format } from '../../formatters/format';
import type { Timeline } from '../../hooks/use_timeline';
import { shownCount, worstShown, type ChartRange } from './timeline_buckets';

interface Props extends ChartRange {
  timeline: Timeline;
  shown: readonly Severity[];
  /** When the row was whose details are open, milliseconds since 1970. */
  openAt: number | null;
}

const scales = {
  xScaleType: ScaleType.Time,
  yScaleType: ScaleType.Linear,
  xAccessor: 'time',
} as const;

/** Only flags have points. */
function lineStyle(color: string, strokeWidth: number) {
  return { line: { stroke: color, strokeWidth }, point: { radius: 0, strokeWidth: 0 } };
}

function scoreLines(
  buckets: readonly TimelineBucket[],
  { colors, format }: { colors: { max: string; mean: string }; format: Format },
): React.ReactElement[] {
  const lines = [
    {
      id: i18n.translate('anomalyForest.anomalies.scoreChart.highestScoreText', {
        defaultMessage: 'Highest score',
      }),
      accessor: 'max_score',
      color: colors.max,
      width: 1.5,
    },
    {
      id: i18n.translate('anomalyForest.anomalies.scoreChart.meanScoreText', {
        defaultMessage: 'Mean score',
      }),
      accessor: 'mean_score',
      color: colors.mean,
      width: 1,
    },
  ];
  return lines.map(({ accessor, color, id, width }) => (
    <LineSeries
      key={id}
      id={id}
      {...scales}
      timeZone={format.zone}
      yAccessors={[accessor]}
      data={[...buckets]}
      color={color}
      lineSeriesStyle={lineStyle(color, width)}
      tickFormat={(score: number) => format.score(score)}
    />
  ));
}

function flags(
  { shown, timeline }: Pick<Props, 'shown' | 'timeline'>,
  { colors, format }: { colors: Readonly<Record<Severity, string>>; format: Format },
): React.ReactElement[] {
  const flagged = timeline.buckets.filter((bucket) => shownCount(bucket, shown) > 0);
  return severities.flatMap((severity) => {
    const data = flagged.filter((bucket) => worstShown(bucket, shown) === severity);
    if (data.length === 0) return [];
    return [
      <LineSeries
        key={severity}
        id={i18n.translate('anomalyForest.anomalies.scoreChart.anomalyText', {
          defaultMessage: '{severity} anomaly',
          values: { severity: severityLabels[severity] },
        })}
        {...scales}
        timeZone={format.zone}
        yAccessors={['max_score']}
        data={data}
        color={colors[severity]}
        lineSeriesStyle={flagStyle(severityShapes[severity], colors[severity])}
        tickFormat={(score: number) => format.score(score)}
      />,
    ];
  });
}

/** Where in time the row stands whose details are open. */
function OpenRowMark({ at }: { at: number }): React.ReactElement {
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  return (
    <LineAnnotation
      id={i18n.translate('anomalyForest.anomalies.scoreChart.openRowText', {
        defaultMessage: 'Open row',
      })}
      domainType={AnnotationDomainType.XDomain}
      dataValues={[
        {
          dataValue: at,
          header: i18n.translate('anomalyForest.anomalies.scoreChart.openRowText', {
            defaultMessage: 'Open row',
          }),
          details: format.time(at),
        },
      ]}
      style={{ line: { stroke: colors.primary, strokeWidth: 2, opacity: 0.8 } }}
      marker={<EuiIcon type="inspect" size="s" color="primary" aria-hidden />}
      markerPosition={Position.Top}
    />
  );
}

/** Highest and mean score of each interval, the threshold, and the intervals with anomalies. */
export function ScoreChart(props: Props): React.ReactElement {
  const { threshold } = props.timeline;
  const format = useFormat();
  const colors = useSeverityColors();
  const { euiTheme } = useEuiTheme();
  const thresholdStyle = useMemo(
    () => ({ line: { stroke: euiTheme.colors.text, strokeWidth: 1, dash: [6, 4], opacity: 0.8 } }),
    [euiTheme],
  );
  const lineColors = scoreLineColors(euiTheme.colors);
  return (
    <TimeChart
      {...props}
      label={i18n.translate('anomalyForest.anomalies.scoreChart.anomalyScoresOverTimeLabel', {
        defaultMessage: 'Anomaly scores over time',
      })}
      height={chartHeights.scores}
      interval={props.timeline.interval_ms}
    >
      <Axis
        id="score"
        position={Position.Left}
        title={i18n.translate('anomalyForest.anomalies.scoreChart.scoreTitle', {
          defaultMessage: 'Score (0 to 1)',
        })}
        domain={{ min: 0, max: 1 }}
        tickFormat={(score: number) => format.axisScore(score)}
        ticks={5}
        gridLine={{ visible: true }}
      />
      {scoreLines(props.timeline.buckets, { colors: lineColors, format })}
      {flags(props, { colors, format })}
      {props.openAt === null ? null : <OpenRowMark at={props.openAt} />}
      {threshold === null ? null : (
        <LineAnnotation
          id={i18n.translate('anomalyForest.anomalies.scoreChart.thresholdText', {
            defaultMessage: 'Threshold',
          })}
          domainType={AnnotationDomainType.YDomain}
          dataValues={[
            {
              dataValue: threshold,
              header: i18n.translate('anomalyForest.anomalies.scoreChart.thresholdText', {
                defaultMessage: 'Threshold',
              }),
              details: format.score(threshold),
            },
          ]}
          style={thresholdStyle}
          marker={
            <span style={{ fontSize: 11, color: euiTheme.colors.text }}>
              {format.score(threshold)}
            </span>
          }
          markerPosition={Position.Right}
        />
      )}
    </TimeChart>
  );
}
