import React from 'react';
import {
  Axis,
  Chart,
  CurveType,
  LineSeries,
  Position,
  ScaleType,
  Settings,
  Tooltip,
  TooltipType,
} from '@elastic/charts';
import { EuiPanel, EuiSpacer, EuiText, EuiTitle, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { flagStyle } from '../../charts/flag_style';
import { Key, Keys, LineSample } from '../../charts/keys';
import { PointShapeIcon } from '../../charts/point_shape_icon';
import { useChartTheme } from '../../charts/use_chart_theme';
import { useFormat } from '../../formatters/use_format';

/** x, then y, each 0..1. */
export type CurveXY = [number, number];

interface Props {
  title: string;
  xTitle: string;
  yTitle: string;
  curve: readonly CurveXY[];
  /** What chance alone gives: two points. */
  chance: readonly [CurveXY, CurveXY];
  /** Where the threshold of now and the one that is tried out lie on the curve. */
  now: CurveXY;
  tried: CurveXY;
  /** What to read from it. */
  note: string;
}

const scales = {
  xScaleType: ScaleType.Linear,
  yScaleType: ScaleType.Linear,
  xAccessor: 0,
  yAccessors: [1],
};

const whole = { min: 0, max: 1 };

function CurveKeys(): React.ReactElement {
  const { colors } = useEuiTheme().euiTheme;
  return (
    <Keys>
      <Key
        sample={<LineSample color={colors.text} width={2} />}
        label={i18n.translate('anomalyForest.evaluate.curveChart.scoresLabel', {
          defaultMessage: 'Scores',
        })}
      />
      <Key
        sample={<LineSample color={colors.darkShade} width={1} dash={[5, 3]} />}
        label={i18n.translate('anomalyForest.evaluate.curveChart.chanceLabel', {
          defaultMessage: 'Chance',
        })}
      />
      <Key
        sample={<PointShapeIcon shape="circle" color={colors.text} />}
        label={i18n.translate('anomalyForest.evaluate.curveChart.thresholdNowLabel', {
          defaultMessage: 'Threshold now',
        })}
      />
      <Key
        sample={<PointShapeIcon shape="diamond" color={colors.accent} />}
        label={i18n.translate('anomalyForest.evaluate.curveChart.thresholdTriedOutLabel', {
          defaultMessage: 'Threshold tried out',
        })}
      />
    </Keys>
  );
}

/** A curve in the unit square, with two thresholds on it. */
export function CurveChart(props: Props): React.ReactElement {
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const { baseTheme, theme } = useChartTheme();
  const line = (color: string, dash?: number[]) => ({
    line: { stroke: color, strokeWidth: dash ? 1 : 2, ...(dash ? { dash } : {}) },
    point: { radius: 0, strokeWidth: 0 },
  });
  const axis = {
    ticks: 5,
    gridLine: { visible: true },
    tickFormat: (share: number) => format.value(share),
  };
  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiTitle size="xxs">
        <h2>{props.title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <CurveKeys />
      <Chart size={{ height: 300 }}>
        <Settings
          baseTheme={baseTheme}
          theme={theme}
          xDomain={whole}
          showLegend={false}
          ariaLabel={props.title}
          ariaLabelHeadingLevel="h3"
          locale={format.locale}
        />
        <Tooltip type={TooltipType.None} />
        <Axis {...axis} id="x" position={Position.Bottom} title={props.xTitle} />
        <Axis {...axis} id="y" position={Position.Left} title={props.yTitle} domain={whole} />
        <LineSeries
          id={i18n.translate('anomalyForest.evaluate.curveChart.chanceText', {
            defaultMessage: 'Chance',
          })}
          {...scales}
          data={[...props.chance]}
          color={colors.darkShade}
          lineSeriesStyle={line(colors.darkShade, [5, 3])}
        />
        <LineSeries
          id={i18n.translate('anomalyForest.evaluate.curveChart.scoresText', {
            defaultMessage: 'Scores',
          })}
          {...scales}
          curve={CurveType.LINEAR}
          data={[...props.curve]}
          color={colors.text}
          lineSeriesStyle={line(colors.text)}
        />
        <LineSeries
          id={i18n.translate('anomalyForest.evaluate.curveChart.thresholdNowText', {
            defaultMessage: 'Threshold now',
          })}
          {...scales}
          data={[props.now]}
          color={colors.text}
          lineSeriesStyle={flagStyle('circle', colors.text, 6)}
        />
        <LineSeries
          id={i18n.translate('anomalyForest.evaluate.curveChart.thresholdTriedOutText', {
            defaultMessage: 'Threshold tried out',
          })}
          {...scales}
          data={[props.tried]}
          color={colors.accent}
          lineSeriesStyle={flagStyle('diamond', colors.accent, 7)}
        />
      </Chart>
      <EuiText size="xs" color="subdued">
        <p>{props.note}</p>
      </EuiText>
    </EuiPanel>
  );
}
