/** What would change a verdict, in words. */
import { i18n } from '@kbn/i18n';
import type { Explanation, FieldChange } from '../../../common/api/explain_result';
import type { Format } from '../../formatters/format';

type Values = Pick<Format, 'value' | 'scoresApart' | 'exact'>;

/** Where a row stands: "0.549, under the threshold 0.590". */
export function standingText(
  { score, threshold }: Pick<Explanation, 'score' | 'threshold'>,
  format: Pick<Format, 'scoresApart'>,
): string {
  const [shown, bound] = format.scoresApart(score, threshold);
  return score < threshold
    ? i18n.translate('anomalyForest.anomalies.changeText.underThresholdText', {
        defaultMessage: '{shown}, under the threshold {bound}',
        values: { shown, bound },
      })
    : i18n.translate('anomalyForest.anomalies.changeText.atOrOverThresholdText', {
        defaultMessage: '{shown}, at or over the threshold {bound}',
        values: { shown, bound },
      });
}

/** Short, unless that reads as the value it changes to. */
function before({ from, to }: FieldChange, format: Values): string {
  if (typeof from !== 'number') {
    return (
      from ??
      i18n.translate('anomalyForest.anomalies.changeText.missingText', {
        defaultMessage: 'missing',
      })
    );
  }
  const short = format.value(from);
  return typeof to === 'number' && format.value(to) === short ? format.exact(from) : short;
}

/** In full: a rounded number could lie on the other side of the threshold. */
const after = ({ to, note }: FieldChange, format: Values) =>
  typeof to === 'number' ? format.exact(to) : (to ?? note ?? '');

export interface ChangeText {
  /** The change, in parts; null when no single value makes one. */
  change: { feature: string; from: string; to: string } | null;
  /** What comes of it. */
  outcome: string;
}

export function changeText(
  { change, margin, threshold }: Pick<Explanation, 'change' | 'margin' | 'threshold'>,
  format: Values,
): ChangeText {
  const isFlagged = margin >= 0;
  if (change === null) {
    return {
      change: null,
      outcome: isFlagged
        ? i18n.translate('anomalyForest.anomalies.changeText.noSingleValueCanText', {
            defaultMessage: 'No single value can clear it.',
          })
        : i18n.translate('anomalyForest.anomalies.changeText.noSingleValueCanText2', {
            defaultMessage: 'No single value can flag it.',
          }),
    };
  }
  const outcome = standingText({ score: change.score, threshold }, format);
  return {
    change: { feature: change.feature, from: before(change, format), to: after(change, format) },
    outcome: isFlagged
      ? i18n.translate('anomalyForest.anomalies.changeText.wouldClearScoreText', {
          defaultMessage: 'would clear it: score {outcome}.',
          values: { outcome },
        })
      : i18n.translate('anomalyForest.anomalies.changeText.wouldFlagScoreText', {
          defaultMessage: 'would flag it: score {outcome}.',
          values: { outcome },
        }),
  };
}

/** What is odd about an explanation; null when nothing is. */
export function oddity(
  explanation: Pick<
    Explanation,
    'is_scoring_model' | 'model_version' | 'scored_by' | 'score' | 'stored_score'
  >,
  format: Pick<Format, 'score' | 'count'>,
): string | null {
  const { score, stored_score: stored, scored_by: by } = explanation;
  if (!explanation.is_scoring_model) {
    const version = format.count(explanation.model_version);
    return by === null
      ? i18n.translate('anomalyForest.anomalies.changeText.modelScoredGoneWhatText', {
          defaultMessage:
            'The model that scored it is gone: this is what version {version} makes of the row, score {score}.',
          values: { version, score: format.score(score) },
        })
      : i18n.translate('anomalyForest.anomalies.changeText.versionScoredGoneWhatText', {
          defaultMessage:
            'Version {by} scored it and is gone: this is what version {version} makes of the row, score {score}.',
          values: { by: format.count(by), version, score: format.score(score) },
        });
  }
  return stored === null || stored === score
    ? null
    : i18n.translate('anomalyForest.anomalies.changeText.documentHasChangedSinceText', {
        defaultMessage:
          'The document has changed since it was scored: its score would be {score} now.',
        values: { score: format.score(score) },
      });
}
