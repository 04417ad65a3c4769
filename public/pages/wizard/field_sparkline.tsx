import React from 'react';
import { EuiToolTip, useEuiTheme } from '@elastic/eui';
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
      ? `From ${format.value(min ?? 0)} to ${format.value(max ?? 0)}`
      : `Most frequent: ${values.slice(0, 3).join(', ')}`;
  return (
    <EuiToolTip content={told}>
      <svg
        {...size}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={`Values of ${field}. ${told}`}
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
