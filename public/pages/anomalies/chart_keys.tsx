/** What the lines and shapes of the score chart stand for. */
import React from 'react';
import { useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Key, Keys, LineSample } from '../../charts/keys';
import { severityItems } from '../../components/severity_keys';

/** Colours of the score lines: greys, since colours mean severity here. */
export function scoreLineColors(colors: { text: string; darkShade: string }): {
  max: string;
  mean: string;
} {
  return { max: colors.text, mean: colors.darkShade };
}

export function ScoreKeys({ threshold }: { threshold: boolean }): React.ReactElement {
  const { colors } = useEuiTheme().euiTheme;
  const lines = scoreLineColors(colors);
  return (
    <Keys>
      <Key
        sample={<LineSample color={lines.max} width={2} />}
        label={i18n.translate('anomalyForest.anomalies.chartKeys.highestLabel', {
          defaultMessage: 'Highest',
        })}
      />
      <Key
        sample={<LineSample color={lines.mean} width={1.5} />}
        label={i18n.translate('anomalyForest.anomalies.chartKeys.meanLabel', {
          defaultMessage: 'Mean',
        })}
      />
      {threshold ? (
        <Key
          sample={<LineSample color={colors.text} width={1} dash={[5, 3]} />}
          label={i18n.translate('anomalyForest.anomalies.chartKeys.thresholdLabel', {
            defaultMessage: 'Threshold',
          })}
        />
      ) : null}
      {severityItems()}
    </Keys>
  );
}
