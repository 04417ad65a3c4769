/** What the lines and shapes of the score chart stand for. */
import React from 'react';
import { EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Key, Keys, LineSample } from '../../charts/keys';
import { severityItems } from '../../components/severity_keys';
import { useFormat } from '../../formatters/use_format';

/** Colours of the score lines: greys, since colours mean severity here. */
export function scoreLineColors(colors: { text: string; darkShade: string }): {
  max: string;
  mean: string;
} {
  return { max: colors.text, mean: colors.darkShade };
}

export function ScoreKeys({
  sampled,
  threshold,
}: {
  /** Share of the rows that the lines come from. */
  sampled: number;
  threshold: boolean;
}): React.ReactElement {
  const format = useFormat();
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
      {sampled < 1 ? (
        <EuiText size="xs" color="subdued" data-test-subj="sampledLines">
          {i18n.translate('anomalyForest.anomalies.chartKeys.linesFromSampleText', {
            defaultMessage:
              'Lines from {share} of the rows, drawn at random, with gaps where few are; every anomaly shows',
            values: { share: format.percent(sampled) },
          })}
        </EuiText>
      ) : null}
    </Keys>
  );
}
