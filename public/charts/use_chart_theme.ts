import { useMemo } from 'react';
import { DARK_THEME, LIGHT_THEME, type PartialTheme, type Theme } from '@elastic/charts';
import { useEuiTheme } from '@elastic/eui';

/** The charts' theme that goes with the page: dark with dark, on the panel's own background. */
export function useChartTheme(): { baseTheme: Theme; theme: PartialTheme } {
  const { colorMode, euiTheme } = useEuiTheme();
  return useMemo(
    () => ({
      baseTheme: colorMode === 'DARK' ? DARK_THEME : LIGHT_THEME,
      theme: {
        background: { color: 'transparent' },
        // Room on the right for the marks of annotations, the same on every chart of a page.
        chartMargins: { left: 0, right: 44, top: 8, bottom: 0 },
        axes: {
          axisTitle: { fontFamily: euiTheme.font.family },
          tickLabel: { fontFamily: euiTheme.font.family },
          gridLine: {
            horizontal: { stroke: euiTheme.colors.lightShade, strokeWidth: 1, opacity: 1 },
            vertical: { stroke: euiTheme.colors.lightShade, strokeWidth: 1, opacity: 1 },
          },
        },
      },
    }),
    [colorMode, euiTheme],
  );
}
