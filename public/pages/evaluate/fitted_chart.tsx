import React from 'react';
import {
  AnnotationDomainType,
  Axis,
  BarSeries,
  Chart,
  CurveType,
  LineAnnotation,
  LineSeries,
  Position,
  ScaleType,
  Settings,
  Tooltip,
} from '@elastic/charts';
import {
  EuiAccordion,
  EuiBasicTable,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useEuiTheme,
  useGeneratedHtmlId,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Key, Keys, LineSample } from '../../charts/keys';
import { useChartTheme } from '../../charts/use_chart_theme';
import { useFormat } from '../../formatters/use_format';

/** A bar, with what a fitted distribution has in its place. */
export interface FittedBin {
  /** Edges on the x axis. */
  from: number;
  to: number;
  /** What the bin holds, in words. */
  label: string;
  value: number;
  fitted?: number;
}

interface Props {
  title: string;
  /** What to read from it. */
  note: string;
  xTitle: string;
  xTick: (value: number) => string;
  yTitle: string;
  barName: string;
  /** Name of the distribution, where bins have it. */
  fittedName?: string;
  line?: { name: string; at: number };
  /** At least one, each as wide as the others. */
  bins: readonly FittedBin[];
  testSubj: string;
}

const scales = {
  xScaleType: ScaleType.Linear,
  yScaleType: ScaleType.Linear,
  xAccessor: 'from',
} as const;

function ChartKeys({ barName, fittedName, line }: Props): React.ReactElement {
  const { colors } = useEuiTheme().euiTheme;
  const bar = (
    <svg width={14} height={10} aria-hidden="true" focusable="false">
      <rect x={1} y={1} width={12} height={8} fill={colors.mediumShade} />
    </svg>
  );
  return (
    <Keys>
      <Key sample={bar} label={barName} />
      {fittedName === undefined ? null : (
        <Key sample={<LineSample color={colors.accent} width={2} />} label={fittedName} />
      )}
      {line === undefined ? null : (
        <Key
          sample={<LineSample color={colors.text} width={1.5} dash={[6, 4]} />}
          label={line.name}
        />
      )}
    </Keys>
  );
}

/** Bins without a fitted value are no point of the line. */
const withFitted = (bins: readonly FittedBin[]) =>
  bins.filter(({ fitted }) => fitted !== undefined);

function FittedBars(props: Props): React.ReactElement {
  const { bins, fittedName, line, title, xTick, xTitle, yTitle } = props;
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const { baseTheme, theme } = useChartTheme();
  const [first, last] = [bins[0], bins[bins.length - 1]];
  if (first === undefined || last === undefined) return <></>;
  const highest = Math.max(...bins.map(({ fitted = 0, value }) => Math.max(value, fitted)));
  const labelOf = (at: number) => bins.find(({ from }) => Math.abs(from - at) < 1e-9)?.label ?? '';
  return (
    <Chart size={{ height: 300 }}>
      <Settings
        baseTheme={baseTheme}
        theme={theme}
        xDomain={{ min: first.from, max: last.to, minInterval: first.to - first.from }}
        showLegend={false}
        ariaLabel={title}
        ariaLabelHeadingLevel="h3"
        locale={format.locale}
      />
      <Tooltip headerFormatter={({ value }) => labelOf(Number(value))} />
      <Axis id="x" position={Position.Bottom} title={xTitle} tickFormat={xTick} />
      <Axis
        id="y"
        position={Position.Left}
        title={yTitle}
        ticks={5}
        domain={{ min: 0, max: highest * 1.05 }}
        gridLine={{ visible: true }}
        tickFormat={(value: number) => format.value(value)}
      />
      <BarSeries
        id={props.barName}
        {...scales}
        yAccessors={['value']}
        data={[...bins]}
        color={colors.mediumShade}
        enableHistogramMode
      />
      {fittedName === undefined ? null : (
        <LineSeries
          id={fittedName}
          {...scales}
          yAccessors={['fitted']}
          data={withFitted(bins)}
          color={colors.accent}
          curve={CurveType.LINEAR}
          histogramModeAlignment="center"
          lineSeriesStyle={{ line: { strokeWidth: 2 }, point: { radius: 2.5 } }}
        />
      )}
      {line === undefined || line.at < first.from || line.at > last.to ? null : (
        <LineAnnotation
          id={line.name}
          domainType={AnnotationDomainType.XDomain}
          dataValues={[{ dataValue: line.at, header: line.name }]}
          style={{ line: { stroke: colors.text, strokeWidth: 1.5, opacity: 1, dash: [6, 4] } }}
        />
      )}
    </Chart>
  );
}

function BinTable(props: Props): React.ReactElement {
  const { barName, bins, fittedName, title, xTitle } = props;
  const format = useFormat();
  const value = (found: number | undefined) =>
    found === undefined ? '' : format.value(Number(found.toPrecision(4)));
  const columns: EuiBasicTableColumn<FittedBin>[] = [
    { field: 'label', name: xTitle },
    { field: 'value', name: barName, align: 'right', render: value },
    ...(fittedName === undefined
      ? []
      : [{ field: 'fitted', name: fittedName, align: 'right' as const, render: value }]),
  ];
  return (
    <EuiBasicTable<FittedBin>
      compressed
      items={[...bins]}
      itemId={({ from }: FittedBin) => String(from)}
      tableCaption={title}
      columns={columns}
    />
  );
}

/** Bars beside a fitted distribution; the same numbers as a table for those who want or need them. */
export function FittedChart(props: Props): React.ReactElement {
  const id = useGeneratedHtmlId();
  return (
    <EuiPanel hasBorder hasShadow={false} data-test-subj={props.testSubj}>
      <EuiTitle size="xxs">
        <h2>{props.title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <ChartKeys {...props} />
      <FittedBars {...props} />
      <EuiText size="xs" color="subdued">
        <p>{props.note}</p>
      </EuiText>
      <EuiSpacer size="s" />
      <EuiAccordion
        id={id}
        buttonContent={i18n.translate('anomalyForest.evaluate.fittedChart.sameAsTableButton', {
          defaultMessage: 'The same as a table',
        })}
        paddingSize="s"
      >
        <BinTable {...props} />
      </EuiAccordion>
    </EuiPanel>
  );
}
