import React, { useMemo } from 'react';
import {
  AnnotationDomainType,
  AreaSeries,
  Axis,
  BarSeries,
  Chart,
  CurveType,
  LineAnnotation,
  Position,
  ScaleType,
  Settings,
  Tooltip,
} from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Key, Keys, LineSample } from './keys';
import type { Format } from '../formatters/format';
import { useFormat } from '../formatters/use_format';
import { sharesOf, shownBins, type ScoreBin } from './score_bins';
import { useChartTheme } from './use_chart_theme';

export interface ScoreSeries {
  name: string;
  /** Rows in equal intervals of 0..1. */
  counts: readonly number[];
}

export interface ScoreLine {
  name: string;
  /** 0..1. */
  score: number;
}

/** Strokes that tell lines apart without colour. */
const dashes: readonly number[][] = [
  [6, 4],
  [2, 3],
  [10, 3, 2, 3],
];

function Swatch({ color, isOutline }: { color: string; isOutline: boolean }) {
  return (
    <svg width={14} height={10} aria-hidden="true" focusable="false">
      <rect
        x={1}
        y={1}
        width={12}
        height={8}
        fill={isOutline ? 'none' : color}
        stroke={color}
        strokeWidth={isOutline ? 2 : 0}
      />
    </svg>
  );
}

/** What lies under the charts' two axes: shares in percent by score. */
function useBins(series: readonly ScoreSeries[]) {
  return useMemo(() => {
    const range = shownBins(series.map(({ counts }) => counts));
    const data = series.map(({ counts }) => sharesOf(counts, range));
    return {
      data,
      highest: Math.max(...data.flat().map(({ share }) => share), 1),
      domain: { min: range.from, max: range.to, minInterval: range.width },
    };
  }, [series]);
}

/** The first series fills its bars, a second one stands over it as an outline. */
function useSeriesColors(): readonly string[] {
  const { colors } = useEuiTheme().euiTheme;
  return [colors.mediumShade, colors.accent];
}

function HistogramKeys({ lines, series }: Pick<Props, 'lines' | 'series'>): React.ReactElement {
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const seriesColors = useSeriesColors();
  return (
    <Keys>
      {series.map(({ name }, i) => (
        <Key
          key={name}
          sample={<Swatch color={seriesColors[i] ?? colors.darkShade} isOutline={i > 0} />}
          label={name}
        />
      ))}
      {lines.map(({ name, score }, i) => (
        <Key
          key={name}
          sample={<LineSample color={colors.text} width={1.5} dash={dashes[i % 3]} />}
          label={`${name} ${format.score(score)}`}
        />
      ))}
    </Keys>
  );
}

function seriesSpecs(
  { series, data }: { series: readonly ScoreSeries[]; data: readonly ScoreBin[][] },
  { colors, format }: { colors: readonly string[]; format: Format },
): React.ReactElement[] {
  return data.map((bins, i) => {
    const common = {
      id: series[i]?.name ?? String(i),
      xScaleType: ScaleType.Linear,
      yScaleType: ScaleType.Linear,
      xAccessor: 'score',
      yAccessors: ['share'],
      data: bins,
      color: colors[i] ?? 'currentColor',
      tickFormat: (share: number) => `${format.value(share)} %`,
    };
    return i === 0 ? (
      <BarSeries key={i} {...common} enableHistogramMode />
    ) : (
      <AreaSeries
        key={i}
        {...common}
        histogramModeAlignment="center"
        curve={CurveType.CURVE_STEP}
        areaSeriesStyle={{ area: { opacity: 0.08 }, line: { strokeWidth: 2 } }}
      />
    );
  });
}

function lineSpecs(
  lines: readonly ScoreLine[],
  { color, format }: { color: string; format: Format },
): React.ReactElement[] {
  return lines.map(({ name, score }, i) => (
    <LineAnnotation
      key={name}
      id={name}
      domainType={AnnotationDomainType.XDomain}
      dataValues={[{ dataValue: score, header: name, details: format.score(score) }]}
      style={{ line: { stroke: color, strokeWidth: 1.5, opacity: 1, dash: dashes[i % 3] ?? [] } }}
    />
  ));
}

interface Props {
  /** What the chart shows, for readers who do not see it. */
  label: string;
  series: readonly ScoreSeries[];
  lines: readonly ScoreLine[];
  height?: number;
}

/** Shares of rows by score: the first series as bars, a second one as an outline over them. */
export function ScoreHistogram(props: Props): React.ReactElement {
  const { height = 240, label, lines, series } = props;
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const { baseTheme, theme } = useChartTheme();
  const seriesColors = useSeriesColors();
  const { data, domain, highest } = useBins(series);
  return (
    <>
      <HistogramKeys lines={lines} series={series} />
      <Chart size={{ height }}>
        <Settings
          baseTheme={baseTheme}
          theme={theme}
          xDomain={domain}
          showLegend={false}
          ariaLabel={label}
          ariaLabelHeadingLevel="h3"
          locale={format.locale}
        />
        <Tooltip
          headerFormatter={({ value }) => {
            const from = Number(value);
            return i18n.translate('anomalyForest.charts.scoreHistogram.toText', {
              defaultMessage: '{from} to {from2}',
              values: { from: format.value(from), from2: format.value(from + domain.minInterval) },
            });
          }}
        />
        <Axis
          id="score"
          position={Position.Bottom}
          title={i18n.translate('anomalyForest.charts.scoreHistogram.scoreTitle', {
            defaultMessage: 'Score (0 to 1)',
          })}
          tickFormat={(score: number) => format.value(score)}
        />
        <Axis
          id="share"
          position={Position.Left}
          title={i18n.translate('anomalyForest.charts.scoreHistogram.shareRowsTitle', {
            defaultMessage: 'Share of rows (%)',
          })}
          ticks={5}
          domain={{ min: 0, max: highest * 1.05 }}
          gridLine={{ visible: true }}
          tickFormat={(share: number) => format.value(share)}
        />
        {seriesSpecs({ series, data }, { colors: seriesColors, format })}
        {lineSpecs(lines, { color: colors.text, format })}
      </Chart>
    </>
  );
}
