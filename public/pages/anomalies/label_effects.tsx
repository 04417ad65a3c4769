import React from 'react';
import { EuiText } from '@elastic/eui';
import type { Explanation, LabelEffects } from '../../../common/api/explain_result';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

type Strongest = LabelEffects['strongest'][number];

function effectText(
  { anomaly, effect, result_id: id, time, who }: Strongest,
  { format, row }: { format: Format; row: string },
): string {
  const when = time === null ? '' : ` of ${format.time(time)}`;
  const verdict = anomaly ? 'true' : 'false';
  const what = id === row ? `Its own label (${verdict})` : `The ${verdict} anomaly${when}`;
  return `${what}, labelled by ${who}: times ${format.score(Math.exp(effect))}`;
}

/** What a model that learnt from labels would say without them, and which moved the row most. */
export function LabelEffectsText(props: {
  /** The `_id` of the row's result. */
  row: string;
  explanation: Explanation;
  learnt: LabelEffects;
}): React.ReactElement {
  const { explanation, learnt, row } = props;
  const format = useFormat();
  return (
    <EuiText size="s" data-test-subj="labelEffects">
      <p>
        The model learnt from {format.count(learnt.labels)} labels. Without them the score would be{' '}
        <strong>{format.score(learnt.score_before)}</strong> instead of{' '}
        <strong>{format.score(explanation.score)}</strong>.
      </p>
      {learnt.strongest.length === 0 ? null : (
        <>
          <p>Most of it comes from these, before the score is kept below 1:</p>
          <ul>
            {learnt.strongest.map((one) => (
              <li key={one.result_id}>{effectText(one, { format, row })}</li>
            ))}
          </ul>
        </>
      )}
    </EuiText>
  );
}
