import React, { useMemo } from 'react';
import {
  AnnotationDomainType,
  Axis,
  BarSeries,
  Chart,
  LineAnnotation,
  Position,
  ScaleType,
  Settings,
  Tooltip,
} from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { useChartTheme } from '../../charts/use_chart_theme';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { histogramBars, type ScoreRange } from './histogram_bars';

interface Props {
  /** Rows in equal intervals of 0..1. */
  histogram: readonly number[];
  /** Scores that are shown. */
  range: ScoreRange;
  threshold: number;
  onThreshold: (score: number) => void;
}

const height = 240;

const scales = {
  xScaleType: ScaleType.Linear,
  // A hundred thousand ordinary rows and three odd ones are seen side by side.
  yScaleType: ScaleType.Sqrt,
  xAccessor: 'score',
} as const;

const accessors = { yAccessors: ['rows'], stackAccessors: ['score'] };

const texts = {
  howScoresSampleSpreadAriaLabel: i18n.translate(
    'anomalyForest.wizard.scoreHistogram.howScoresSampleSpreadAriaLabel',
    { defaultMessage: 'How the scores of the sample are spread' },
  ),
  scoreHigherMoreAnomalousTitle: i18n.translate(
    'anomalyForest.wizard.scoreHistogram.scoreHigherMoreAnomalousTitle',
    { defaultMessage: 'Score (0 to 1, higher is more anomalous)' },
  ),
  rowsSquareRootScaleTitle: i18n.translate(
    'anomalyForest.wizard.scoreHistogram.rowsSquareRootScaleTitle',
    {
      defaultMessage: 'Rows (square-root scale)',
    },
  ),
  underThresholdText: i18n.translate('anomalyForest.wizard.scoreHistogram.underThresholdText', {
    defaultMessage: 'Under the threshold',
  }),
  alertsText: i18n.translate('anomalyForest.wizard.scoreHistogram.alertsText', {
    defaultMessage: 'Alerts',
  }),
  thresholdText: i18n.translate('anomalyForest.wizard.scoreHistogram.thresholdText', {
    defaultMessage: 'Threshold',
  }),
};

function intervalText(from: number, width: number, format: Format): string {
  return i18n.translate('anomalyForest.wizard.scoreHistogram.scoreText', {
    defaultMessage: 'Score {from} – {to}',
    values: { from: format.score(from), to: format.score(from + width) },
  });
}

/** How scores are spread, and the threshold among them: a click sets it. */
export function ScoreHistogram(props: Props): React.ReactElement {
  const { histogram, onThreshold, range, threshold } = props;
  const format = useFormat();
  const { baseTheme, theme } = useChartTheme();
  const { colors } = useEuiTheme().euiTheme;
  const bars = useMemo(
    () => histogramBars(histogram, { range, threshold }),
    [histogram, range, threshold],
  );
  return (
    <div style={{ cursor: 'col-resize' }} data-test-subj="scoreHistogram">
      <Chart size={{ height }}>
        <Settings
          baseTheme={baseTheme}
          theme={theme}
          xDomain={{ min: range.from, max: range.to, minInterval: bars.interval }}
          showLegend={false}
          ariaLabel={texts.howScoresSampleSpreadAriaLabel}
          ariaLabelHeadingLevel="h3"
          locale={format.locale}
          onProjectionClick={({ x }) => {
            if (typeof x === 'number') onThreshold(x);
          }}
        />
        <Tooltip
          headerFormatter={({ value }) => intervalText(Number(value), bars.interval, format)}
        />
        <Axis
          id="score"
          position={Position.Bottom}
          title={texts.scoreHigherMoreAnomalousTitle}
          tickFormat={(score: number) => format.axisScore(score)}
        />
        <Axis
          id="rows"
          position={Position.Left}
          title={texts.rowsSquareRootScaleTitle}
          tickFormat={(rows: number) => format.count(rows)}
          ticks={4}
          integersOnly
          gridLine={{ visible: true }}
        />
        <BarSeries
          id={texts.underThresholdText}
          {...scales}
          {...accessors}
          data={bars.under}
          color={colors.mediumShade}
        />
        <BarSeries
          id={texts.alertsText}
          {...scales}
          {...accessors}
          data={bars.over}
          color={colors.accent}
        />
        <LineAnnotation
          id={texts.thresholdText}
          domainType={AnnotationDomainType.XDomain}
          dataValues={[
            {
              dataValue: threshold,
              header: texts.thresholdText,
              details: format.score(threshold),
            },
          ]}
          style={{
            line: { stroke: colors.text, strokeWidth: 2, dash: [6, 4], opacity: 0.9 },
          }}
          marker={
            <span style={{ fontSize: 12, color: colors.text }}>{format.score(threshold)}</span>
          }
          markerPosition={Position.Top}
        />
      </Chart>
    </div>
  );
}
