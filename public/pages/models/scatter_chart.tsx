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
import { i18n } from '@kbn/i18n';
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
      <Key
        sample={<LineSample color={colors.text} width={1} dash={[6, 4]} />}
        label={i18n.translate('anomalyForest.models.scatterChart.thresholdsLabel', {
          defaultMessage: 'Thresholds',
        })}
      />
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
    neither: i18n.translate('anomalyForest.models.scatterChart.flaggedNeitherText', {
      defaultMessage: 'Flagged by neither',
    }),
    both: i18n.translate('anomalyForest.models.scatterChart.flaggedBothText', {
      defaultMessage: 'Flagged by both',
    }),
    left: i18n.translate('anomalyForest.models.scatterChart.versionAloneText', {
      defaultMessage: 'By version {version} alone',
      values: { version: left.version },
    }),
    right: i18n.translate('anomalyForest.models.scatterChart.versionAloneText', {
      defaultMessage: 'By version {version} alone',
      values: { version: right.version },
    }),
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
          ariaLabel={i18n.translate(
            'anomalyForest.models.scatterChart.scoresVersionVersionSameAriaLabel',
            {
              defaultMessage: 'Scores of version {version} and version {version2} on the same rows',
              values: { version: left.version, version2: right.version },
            },
          )}
          ariaLabelHeadingLevel="h3"
          locale={format.locale}
        />
        <Tooltip type={TooltipType.None} />
        <Axis
          {...axis}
          id="left"
          position={Position.Bottom}
          title={i18n.translate('anomalyForest.models.scatterChart.scoreVersionTitle', {
            defaultMessage: 'Score by version {version} (0 to 1)',
            values: { version: left.version },
          })}
        />
        <Axis
          {...axis}
          id="right"
          position={Position.Left}
          title={i18n.translate('anomalyForest.models.scatterChart.scoreVersionTitle', {
            defaultMessage: 'Score by version {version} (0 to 1)',
            values: { version: right.version },
          })}
          domain={domain}
        />
        {pointSpecs(points, { colors: pointColors, names })}
        {thresholdSpecs(comparison, colors.text)}
      </Chart>
    </>
  );
}
