import React from 'react';
import { Axis, BarSeries, Chart, Position, ScaleType, Settings } from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SeedStability } from '../../../common/api/seed_stability';
import { useChartTheme } from '../../charts/use_chart_theme';
import { useFormat } from '../../formatters/use_format';

/** Rows by how many of the forests flag them; those that none flags are left out: they are most. */
export function FlagCounts({ stability }: { stability: SeedStability }): React.ReactElement {
  const format = useFormat();
  const { colors } = useEuiTheme().euiTheme;
  const { baseTheme, theme } = useChartTheme();
  const data = stability.flagged_by.slice(1).map((rows, i) => ({ forests: String(i + 1), rows }));
  return (
    <Chart size={{ height: 220 }}>
      <Settings
        baseTheme={baseTheme}
        theme={theme}
        showLegend={false}
        ariaLabel={i18n.translate('anomalyForest.evaluate.flagCounts.rowsHowManyForestsAriaLabel', {
          defaultMessage: 'Rows by how many of the forests flag them',
        })}
        ariaLabelHeadingLevel="h3"
        locale={format.locale}
      />
      <Axis
        id="forests"
        position={Position.Bottom}
        title={i18n.translate('anomalyForest.evaluate.flagCounts.forestsFlagRowTitle', {
          defaultMessage: 'Forests that flag a row',
        })}
      />
      <Axis
        id="rows"
        position={Position.Left}
        title={i18n.translate('anomalyForest.evaluate.flagCounts.rowsTitle', {
          defaultMessage: 'Rows',
        })}
        ticks={5}
        integersOnly
        gridLine={{ visible: true }}
        tickFormat={(rows: number) => format.count(rows)}
      />
      <BarSeries
        id={i18n.translate('anomalyForest.evaluate.flagCounts.rowsText', {
          defaultMessage: 'Rows',
        })}
        xScaleType={ScaleType.Ordinal}
        yScaleType={ScaleType.Linear}
        xAccessor="forests"
        yAccessors={['rows']}
        data={data}
        color={colors.accent}
      />
    </Chart>
  );
}
