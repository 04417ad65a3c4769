/** What stands for a severity wherever it is shown: one colour, one shape, one word. */
import { useMemo } from 'react';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { namedSeverities, type NamedSeverity, type Severity } from '../../common/severity';
import { mixHex } from './mix_hex';

/** Shapes that both `SeverityIcon` and the charts can draw. */
export const severityShapes = {
  none: 'circle',
  low: 'circle',
  medium: 'square',
  high: 'triangle',
  critical: 'diamond',
} as const satisfies Record<Severity, string>;

export const severityLabels: Readonly<Record<Severity, string>> = {
  none: i18n.translate('anomalyForest.components.severity.noneText', { defaultMessage: 'None' }),
  low: i18n.translate('anomalyForest.components.severity.lowText', { defaultMessage: 'Low' }),
  medium: i18n.translate('anomalyForest.components.severity.mediumText', {
    defaultMessage: 'Medium',
  }),
  high: i18n.translate('anomalyForest.components.severity.highText', { defaultMessage: 'High' }),
  critical: i18n.translate('anomalyForest.components.severity.criticalText', {
    defaultMessage: 'Critical',
  }),
};

/** Worst first, as people read them. */
export const worstFirst: readonly NamedSeverity[] = [...namedSeverities].reverse();

export type SeverityColors = Readonly<Record<Severity, string>>;

/** Low blue, medium yellow, high orange, critical red, of the theme in use. */
export function useSeverityColors(): SeverityColors {
  const { colors } = useEuiTheme().euiTheme;
  return useMemo(
    () => ({
      none: colors.mediumShade,
      low: colors.primary,
      medium: colors.warning,
      // The themes have no orange of their own: it is what lies between yellow and red.
      high: mixHex(colors.warning, colors.danger, 0.5),
      critical: colors.danger,
    }),
    [colors],
  );
}
