import React from 'react';
import { EuiText } from '@elastic/eui';
import type { Explanation, LabelEffects } from '../../../common/api/explain_result';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

type Strongest = LabelEffects['strongest'][number];

function effectText({ anomaly, effect, time, who }: Strongest, format: Format): string {
  const verdict = anomaly ? 'true' : 'false';
  const when = time === null ? '' : ` of ${format.time(time)}`;
  const share = format.percent(Math.expm1(Math.abs(effect)));
  return `The ${verdict} anomaly${when} that ${who} labelled ${effect > 0 ? 'raises' : 'lowers'} it by a factor of ${format.value(Math.exp(Math.abs(effect)))} (${share}).`;
}

/** What a model that learnt from labels would say without them, and which moved the row most. */
export function LabelEffectsText(props: {
  explanation: Explanation;
  learnt: LabelEffects;
}): React.ReactElement {
  const { explanation, learnt } = props;
  const format = useFormat();
  return (
    <EuiText size="s" data-test-subj="labelEffects">
      <p>
        The model learnt from {format.count(learnt.labels)} labels. Without them the score would be{' '}
        <strong>{format.score(learnt.score_before)}</strong> instead of{' '}
        <strong>{format.score(explanation.score)}</strong>.
      </p>
      {learnt.strongest.length === 0 ? null : (
        <ul>
          {learnt.strongest.map((one) => (
            <li key={one.result_id}>{effectText(one, format)}</li>
          ))}
        </ul>
      )}
    </EuiText>
  );
}
