import React from 'react';
import { EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Explanation } from '../../../common/api/explain_result';
import { useFormat } from '../../formatters/use_format';
import { changeText, oddity, standingText } from './change_text';

function Change({ explanation }: { explanation: Explanation }): React.ReactElement {
  const { change, outcome } = changeText(explanation, useFormat());
  if (change === null) return <>{outcome}</>;
  return (
    <>
      <strong>{change.feature}</strong> {change.from} → <strong>{change.to}</strong> {outcome}
    </>
  );
}

/** How far a row is from the other verdict, and the one value that would bring it there. */
export function VerdictChange({ explanation }: { explanation: Explanation }): React.ReactElement {
  const format = useFormat();
  const odd = oddity(explanation, format);
  return (
    <div data-test-subj="verdictChange">
      {odd === null ? null : (
        <>
          <EuiCallOut size="s" color="warning" iconType="alert" title={odd} />
          <EuiSpacer size="s" />
        </>
      )}
      <EuiText size="s">
        <p style={{ overflowWrap: 'anywhere' }}>
          {i18n.translate('anomalyForest.anomalies.verdictChange.scoreText', {
            defaultMessage: 'The score is {standing}.',
            values: { standing: standingText(explanation, format) },
          })}{' '}
          <Change explanation={explanation} />
        </p>
      </EuiText>
    </div>
  );
}
