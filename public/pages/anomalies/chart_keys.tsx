/** What the lines and shapes of the score chart stand for. */
import React from 'react';
import { useEuiTheme } from '@elastic/eui';
import { Key, Keys, severityItems } from '../../components/severity_keys';

/** Colours of the score lines: greys, since colours mean severity here. */
export function scoreLineColors(colors: { text: string; darkShade: string }): {
  max: string;
  mean: string;
} {
  return { max: colors.text, mean: colors.darkShade };
}

function LineSample(props: { color: string; width: number; dashed?: boolean }): React.ReactElement {
  return (
    <svg width={20} height={8} aria-hidden="true" focusable="false">
      <line
        x1={0}
        x2={20}
        y1={4}
        y2={4}
        stroke={props.color}
        strokeWidth={props.width}
        strokeDasharray={props.dashed ? '5 3' : undefined}
      />
    </svg>
  );
}

export function ScoreKeys({ threshold }: { threshold: boolean }): React.ReactElement {
  const { colors } = useEuiTheme().euiTheme;
  const lines = scoreLineColors(colors);
  return (
    <Keys>
      <Key sample={<LineSample color={lines.max} width={2} />} label="Highest" />
      <Key sample={<LineSample color={lines.mean} width={1.5} />} label="Mean" />
      {threshold ? (
        <Key sample={<LineSample color={colors.text} width={1} dashed />} label="Threshold" />
      ) : null}
      {severityItems()}
    </Keys>
  );
}
