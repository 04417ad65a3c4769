import React, { useMemo } from 'react';
import { Axis, BarSeries, LineSeries, Position, ScaleType } from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import { Key, Keys, LineSample } from '../../charts/keys';
import { TimeChart } from '../../charts/time_chart';
import { useFormat } from '../../formatters/use_format';
import type { LedgerOverTime } from '../../hooks/use_ledger';
import type { TimeRange } from '../../time/time_state';
import { fillIntervals } from './fill_intervals';
import { useLedgerParts } from './ledger_parts';

export const ledgerChartHeight = 200;

const texts = {
  cameInText: i18n.translate('anomalyForest.detectors.ledgerChart.cameInText', {
    defaultMessage: 'Came in',
  }),
  documentsPerIntervalLabel: i18n.translate(
    'anomalyForest.detectors.ledgerChart.documentsPerIntervalLabel',
    { defaultMessage: 'Documents that came in, and what became of them, per interval' },
  ),
  windowsPerIntervalLabel: i18n.translate(
    'anomalyForest.detectors.ledgerChart.windowsPerIntervalLabel',
    { defaultMessage: 'Windows that came in, and what became of them, per interval' },
  ),
};

const scales = {
  xScaleType: ScaleType.Time,
  yScaleType: ScaleType.Linear,
  xAccessor: 'time',
} as const;

/** What the colours and the line stand for. */
export function LedgerKeys(): React.ReactElement {
  const parts = useLedgerParts();
  const { colors } = useEuiTheme().euiTheme;
  return (
    <Keys>
      <Key sample={<LineSample color={colors.text} width={2} />} label={texts.cameInText} />
      {parts.map(({ color, key, label }) => (
        <Key key={key} sample={<LineSample color={color} width={8} />} label={label} />
      ))}
    </Keys>
  );
}

/** What came in as a line over bars of what became of it: a gap between both is what does not add up. */
export function LedgerChart(props: {
  ledger: LedgerOverTime;
  detector: Detector;
  range: TimeRange;
  onZoom: (from: number, to: number) => void;
}): React.ReactElement {
  const { detector, ledger, onZoom, range } = props;
  const ofWindows = detector.source.windows !== undefined;
  const { interval_ms: interval } = ledger;
  const { from, to } = range;
  const intervals = useMemo(
    // What is still to come is not empty.
    () => fillIntervals(ledger, { from, to: Math.min(to, Date.now()) }),
    [ledger, from, to],
  );
  const format = useFormat();
  const parts = useLedgerParts();
  const { colors } = useEuiTheme().euiTheme;
  return (
    <TimeChart
      {...range}
      label={ofWindows ? texts.windowsPerIntervalLabel : texts.documentsPerIntervalLabel}
      height={ledgerChartHeight}
      interval={interval}
      onZoom={onZoom}
    >
      <Axis
        id="documents"
        position={Position.Left}
        title={
          ofWindows
            ? i18n.translate('anomalyForest.detectors.ledgerChart.windowsPerTitle', {
                defaultMessage: 'Windows per {interval}',
                values: { interval: format.span(interval) },
              })
            : i18n.translate('anomalyForest.detectors.ledgerChart.documentsPerTitle', {
                defaultMessage: 'Documents per {interval}',
                values: { interval: format.span(interval) },
              })
        }
        tickFormat={(count: number) => format.count(count)}
        integersOnly
        ticks={4}
        gridLine={{ visible: true }}
      />
      {parts.map(({ color, key, label }) => (
        <BarSeries
          key={key}
          id={label}
          {...scales}
          timeZone={format.zone}
          yAccessors={[key]}
          stackAccessors={['time']}
          data={intervals}
          color={color}
        />
      ))}
      <LineSeries
        id={texts.cameInText}
        {...scales}
        timeZone={format.zone}
        yAccessors={['ingested']}
        data={intervals}
        color={colors.text}
        lineSeriesStyle={{
          line: { stroke: colors.text, strokeWidth: 1.5 },
          point: { radius: 2, fill: colors.text, strokeWidth: 0 },
        }}
      />
    </TimeChart>
  );
}
