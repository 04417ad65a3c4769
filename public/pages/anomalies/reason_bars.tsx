import React from 'react';
import { EuiText, useEuiTheme } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { Reason } from '../../../common/result';
import { useFormat } from '../../formatters/use_format';
import { shownReason } from '../../results/reason_text';
import type { ScoreParts } from './score_parts';

const grid = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1.4fr) minmax(60px, 1.8fr) 56px',
  columnGap: 12,
  rowGap: 8,
  alignItems: 'center',
} as const;

const numeric = { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;

/** A bar from the middle: right towards anomalous, left towards ordinary. `share` is -1..1. */
function DivergingBar({ share }: { share: number }): React.ReactElement {
  const { colors } = useEuiTheme().euiTheme;
  const width = `${Math.abs(share) * 50}%`;
  const side = share < 0 ? { right: '50%' } : { left: '50%' };
  return (
    <div
      aria-hidden="true"
      style={{ position: 'relative', height: 14, background: colors.lightestShade }}
    >
      <div
        style={{
          position: 'absolute',
          top: 0,
          bottom: 0,
          width,
          ...side,
          background: share < 0 ? colors.mediumShade : colors.accent,
        }}
      />
      <div
        style={{
          position: 'absolute',
          top: -2,
          bottom: -2,
          left: '50%',
          width: 1,
          background: colors.darkShade,
        }}
      />
    </div>
  );
}

function Line(props: {
  cells: [React.ReactNode, React.ReactNode, React.ReactNode, string];
  strong?: boolean;
}): React.ReactElement {
  const [name, value, bar, number] = props.cells;
  const weight = props.strong ? 600 : 400;
  return (
    <div role="row" style={{ display: 'contents', fontWeight: weight }}>
      <span role="cell" style={{ overflowWrap: 'anywhere', fontWeight: weight }}>
        {name}
      </span>
      <span role="cell">{value}</span>
      <span role="cell">{bar}</span>
      <span role="cell" style={{ ...numeric, fontWeight: weight }}>
        {number}
      </span>
    </div>
  );
}

function ValueBesideTypical({ reason }: { reason: Reason }): React.ReactElement {
  const { value, typical } = shownReason(reason, useFormat());
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      <FormattedMessage
        id="anomalyForest.anomalies.reasonBars.typicallyText"
        defaultMessage="{value} typically {typical}"
        values={{ value: <strong>{value}</strong>, typical }}
      />
    </span>
  );
}

/** A score as a sum: the base, what each feature adds or takes away, and the score they make. */
export function ReasonBars({ parts }: { parts: ScoreParts }): React.ReactElement {
  const format = useFormat();
  const largest = Math.max(...parts.parts.map(({ reason }) => Math.abs(reason.contribution)), 1e-9);
  return (
    <EuiText size="s">
      <p style={{ marginBottom: 8 }}>
        {i18n.translate('anomalyForest.anomalies.reasonBars.barsRightPushScoreText', {
          defaultMessage:
            'Bars to the right push the score towards anomalous, bars to the left towards ordinary.',
        })}
      </p>
      <div
        role="table"
        aria-label={i18n.translate('anomalyForest.anomalies.reasonBars.howScoreAddsUpAriaLabel', {
          defaultMessage: 'How the score adds up',
        })}
        style={grid}
        data-test-subj="reasons"
      >
        <Line
          cells={[
            i18n.translate('anomalyForest.anomalies.reasonBars.baseAverageTrainingRowText', {
              defaultMessage: 'Base: the average training row',
            }),
            '',
            '',
            format.score(parts.base),
          ]}
        />
        {parts.parts.map(({ reason, shown }) => (
          <Line
            key={reason.feature}
            cells={[
              reason.feature,
              <ValueBesideTypical key="value" reason={reason} />,
              <DivergingBar key="bar" share={reason.contribution / largest} />,
              format.signed(shown),
            ]}
          />
        ))}
        <Line
          strong
          cells={[
            i18n.translate('anomalyForest.anomalies.reasonBars.scoreText', {
              defaultMessage: 'Score',
            }),
            '',
            '',
            format.score(parts.score),
          ]}
        />
      </div>
    </EuiText>
  );
}
