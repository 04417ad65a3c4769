import React, { useMemo } from 'react';
import {
  AnnotationDomainType,
  Axis,
  Chart,
  LineAnnotation,
  LineSeries,
  Position,
  ScaleType,
  Settings,
  Tooltip,
  TooltipType,
} from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import type { Disagreement, ModelComparison } from '../../../common/api/compare_models';
import { flagStyle } from '../../charts/flag_style';
import { Key, Keys, LineSample } from '../../charts/keys';
import { PointShapeIcon } from '../../charts/point_shape_icon';
import { useChartTheme } from '../../charts/use_chart_theme';
import { useFormat } from '../../formatters/use_format';
import { pointsOf, scoreDomain } from './scatter_points';

type FlaggedBy = Disagreement['flagged_by'];

const shapes = { neither: 'circle', both: 'square', left: 'triangle', right: 'diamond' } as const;

/** Pixels: rows that nobody flags are many. */
const sizes: Readonly<Record<FlaggedBy, number>> = { neither: 2, both: 3.5, left: 5, right: 5 };

const drawn: readonly FlaggedBy[] = ['neither', 'both', 'left', 'right'];

function usePointColors(): Readonly<Record<FlaggedBy, string>> {
  const { colors } = useEuiTheme().euiTheme;
  return {
    neither: colors.mediumShade,
    both: colors.text,
    left: colors.accent,
    right: colors.primary,
  };
}

type Names = Readonly<Record<FlaggedBy, string>>;

function ScatterKeys({ names }: { names: Names }): React.ReactElement {
  const { colors } = useEuiTheme().euiTheme;
  const pointColors = usePointColors();
  return (
    <Keys>
      {drawn.map((by) => (
        <Key
          key={by}
          sample={<PointShapeIcon shape={shapes[by]} color={pointColors[by]} />}
          label={names[by]}
        />
      ))}
      <Key sample={<LineSample color={colors.text} width={1} dash={[6, 4]} />} label="Thresholds" />
    </Keys>
  );
}

function pointSpecs(
  points: ReturnType<typeof pointsOf>,
  { colors, names }: { colors: Readonly<Record<FlaggedBy, string>>; names: Names },
): React.ReactElement[] {
  return drawn
    .filter((by) => points[by].length > 0)
    .map((by) => (
      <LineSeries
        key={by}
        id={names[by]}
        xScaleType={ScaleType.Linear}
        yScaleType={ScaleType.Linear}
        xAccessor={0}
        yAccessors={[1]}
        data={points[by]}
        color={colors[by]}
        lineSeriesStyle={flagStyle(shapes[by], colors[by], sizes[by])}
      />
    ));
}

/** The thresholds of both, as dashed lines. */
function thresholdSpecs({ left, right }: ModelComparison, color: string): React.ReactElement[] {
  const style = { line: { stroke: color, strokeWidth: 1, dash: [6, 4], opacity: 0.8 } };
  return [
    <LineAnnotation
      key="left"
      id="left threshold"
      domainType={AnnotationDomainType.XDomain}
      dataValues={[{ dataValue: left.threshold }]}
      style={style}
    />,
    <LineAnnotation
      key="right"
      id="right threshold"
      domainType={AnnotationDomainType.YDomain}
      dataValues={[{ dataValue: right.threshold }]}
      style={style}
    />,
  ];
}

/** Each row at its two scores; the dashed lines are the thresholds. */
export function ScatterChart({ comparison }: { comparison: ModelComparison }): React.ReactElement {
  const { left, right } = comparison;
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const pointColors = usePointColors();
  const { baseTheme, theme } = useChartTheme();
  const points = useMemo(() => pointsOf(comparison), [comparison]);
  const domain = useMemo(() => scoreDomain(comparison), [comparison]);
  const names: Names = {
    neither: 'Flagged by neither',
    both: 'Flagged by both',
    left: `By version ${left.version} alone`,
    right: `By version ${right.version} alone`,
  };
  const axis = {
    tickFormat: (score: number) => format.value(score),
    gridLine: { visible: true },
  };
  return (
    <>
      <ScatterKeys names={names} />
      <Chart size={{ height: 420 }}>
        <Settings
          baseTheme={baseTheme}
          theme={theme}
          xDomain={domain}
          showLegend={false}
          ariaLabel={`Scores of version ${left.version} and version ${right.version} on the same rows`}
          ariaLabelHeadingLevel="h3"
          locale={format.locale}
        />
        <Tooltip type={TooltipType.None} />
        <Axis
          {...axis}
          id="left"
          position={Position.Bottom}
          title={`Score by version ${left.version} (0 to 1)`}
        />
        <Axis
          {...axis}
          id="right"
          position={Position.Left}
          title={`Score by version ${right.version} (0 to 1)`}
          domain={domain}
        />
        {pointSpecs(points, { colors: pointColors, names })}
        {thresholdSpecs(comparison, colors.text)}
      </Chart>
    </>
  );
}
