import React from 'react';
import { EuiToolTip, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FieldCandidate } from '../../../common/api/field_candidates';
import { useFormat } from '../../formatters/use_format';

const size = { width: 96, height: 24 };

/** How a field's values are spread, small: by amount, or by how frequent the most frequent ones are. */
export function FieldSparkline({
  candidate,
}: {
  candidate: FieldCandidate;
}): React.ReactElement | null {
  const { colors } = useEuiTheme().euiTheme;
  const format = useFormat();
  const { field, histogram = [], values, min, max } = candidate;
  const most = Math.max(...histogram, 0);
  if (most === 0) return null;
  const width = size.width / histogram.length;
  const told =
    values === undefined
      ? i18n.translate('anomalyForest.wizard.fieldSparkline.fromText', {
          defaultMessage: 'From {min} to {max}',
          values: { min: format.value(min ?? 0), max: format.value(max ?? 0) },
        })
      : i18n.translate('anomalyForest.wizard.fieldSparkline.mostFrequentText', {
          defaultMessage: 'Most frequent: {values}',
          values: { values: values.slice(0, 3).join(', ') },
        });
  return (
    <EuiToolTip content={told}>
      <svg
        {...size}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={i18n.translate('anomalyForest.wizard.fieldSparkline.valuesAriaLabel', {
          defaultMessage: 'Values of {field}. {told}',
          values: { field, told },
        })}
        tabIndex={0}
      >
        {histogram.map((count, i) => {
          const height = count === 0 ? 0 : Math.max(1, (count / most) * size.height);
          return (
            <rect
              key={i}
              x={i * width}
              y={size.height - height}
              width={Math.max(1, width - 1)}
              height={height}
              fill={colors.primary}
            />
          );
        })}
      </svg>
    </EuiToolTip>
  );
}
