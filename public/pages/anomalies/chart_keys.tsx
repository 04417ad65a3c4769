/** What the lines and shapes of the charts stand for: always all of them, so that nothing moves. */
import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiText, useEuiTheme } from '@elastic/eui';
import { severityLabels, worstFirst } from '../../components/severity';
import { SeverityIcon } from '../../components/severity_badge';

/** Colours of the score lines: greys, since colours mean severity here. */
export function scoreLineColors(colors: { text: string; darkShade: string }): {
  max: string;
  mean: string;
} {
  return { max: colors.text, mean: colors.darkShade };
}

function Key(props: { sample: React.ReactNode; label: string }): React.ReactElement {
  return (
    <EuiFlexItem grow={false}>
      <EuiFlexGroup gutterSize="xs" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>{props.sample}</EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="xs">{props.label}</EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFlexItem>
  );
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

function severityItems(): React.ReactElement[] {
  return worstFirst.map((severity) => (
    <Key
      key={severity}
      sample={<SeverityIcon severity={severity} size={10} />}
      label={severityLabels[severity]}
    />
  ));
}

function Keys({ children }: { children: React.ReactNode }): React.ReactElement {
  return (
    <EuiFlexGroup gutterSize="m" wrap responsive={false}>
      {children}
    </EuiFlexGroup>
  );
}

export function SeverityKeys(): React.ReactElement {
  return <Keys>{severityItems()}</Keys>;
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
