import React from 'react';
import { EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { Explanation, LabelEffects } from '../../../common/api/explain_result';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

type Strongest = LabelEffects['strongest'][number];

function effectText(
  { anomaly, effect, result_id: id, time, who }: Strongest,
  { format, row }: { format: Format; row: string },
): string {
  const factor = format.score(Math.exp(effect));
  if (id === row) {
    return anomaly
      ? i18n.translate('anomalyForest.anomalies.labelEffects.itsOwnLabelTrueText', {
          defaultMessage: 'Its own label (true), labelled by {who}: times {factor}',
          values: { who, factor },
        })
      : i18n.translate('anomalyForest.anomalies.labelEffects.itsOwnLabelFalseText', {
          defaultMessage: 'Its own label (false), labelled by {who}: times {factor}',
          values: { who, factor },
        });
  }
  if (time === null) {
    return anomaly
      ? i18n.translate('anomalyForest.anomalies.labelEffects.trueAnomalyLabelledTimesText', {
          defaultMessage: 'The true anomaly, labelled by {who}: times {factor}',
          values: { who, factor },
        })
      : i18n.translate('anomalyForest.anomalies.labelEffects.falseAnomalyLabelledTimesText', {
          defaultMessage: 'The false anomaly, labelled by {who}: times {factor}',
          values: { who, factor },
        });
  }
  const at = format.time(time);
  return anomaly
    ? i18n.translate('anomalyForest.anomalies.labelEffects.trueAnomalyLabelledTimesText2', {
        defaultMessage: 'The true anomaly of {at}, labelled by {who}: times {factor}',
        values: { at, who, factor },
      })
    : i18n.translate('anomalyForest.anomalies.labelEffects.falseAnomalyLabelledTimesText2', {
        defaultMessage: 'The false anomaly of {at}, labelled by {who}: times {factor}',
        values: { at, who, factor },
      });
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
        <FormattedMessage
          id="anomalyForest.anomalies.labelEffects.modelLearntFromLabelText"
          defaultMessage="The model learnt from {labels} {labelsCount, plural, one {label} other {labels}}. Without them the score would be {scoreBefore} instead of {score}."
          values={{
            labels: format.count(learnt.labels),
            labelsCount: learnt.labels,
            scoreBefore: <strong>{format.score(learnt.score_before)}</strong>,
            score: <strong>{format.score(explanation.score)}</strong>,
          }}
        />
      </p>
      {learnt.strongest.length === 0 ? null : (
        <>
          <p>
            {i18n.translate('anomalyForest.anomalies.labelEffects.mostComesFromTheseText', {
              defaultMessage: 'Most of it comes from these, before the score is kept below 1:',
            })}
          </p>
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
