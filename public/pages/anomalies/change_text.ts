/** What would change a verdict, in words. */
import type { Explanation, FieldChange } from '../../../common/api/explain_result';
import type { Format } from '../../formatters/format';

type Values = Pick<Format, 'value' | 'scoresApart' | 'exact'>;

/** Where a row stands: "0.549, under the threshold 0.590". */
export function standingText(
  { score, threshold }: Pick<Explanation, 'score' | 'threshold'>,
  format: Pick<Format, 'scoresApart'>,
): string {
  const relation = score < threshold ? 'under' : 'at or over';
  const [shown, bound] = format.scoresApart(score, threshold);
  return `${shown}, ${relation} the threshold ${bound}`;
}

/** Short, unless that reads as the value it changes to. */
function before({ from, to }: FieldChange, format: Values): string {
  if (typeof from !== 'number') return from ?? 'missing';
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
  const verb = margin >= 0 ? 'clear' : 'flag';
  if (change === null) {
    return { change: null, outcome: `No single value can ${verb} this row.` };
  }
  const outcome = standingText({ score: change.score, threshold }, format);
  return {
    change: { feature: change.feature, from: before(change, format), to: after(change, format) },
    outcome: `would ${verb} it: score ${outcome}.`,
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
    const gone =
      by === null ? 'The model that scored it' : `Version ${format.count(by)} scored it and`;
    return `${gone} is gone: this is what version ${format.count(explanation.model_version)} makes of the row, score ${format.score(score)}.`;
  }
  return stored === null || stored === score
    ? null
    : `The document has changed since it was scored: its score would be ${format.score(score)} now.`;
}
