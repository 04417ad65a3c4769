/** What is said of a field that could be a feature. */
import type { CandidateRemark, FieldCandidate } from '../../../common/api/field_candidates';
import { nothing, type Format } from '../../formatters/format';

export const remarkText: Readonly<Record<CandidateRemark, { word: string; why: string }>> = {
  empty: { word: 'No values', why: 'No document has it.' },
  constant: { word: 'Constant', why: 'It has one value only: nothing can stand out.' },
  mostly_missing: { word: 'Mostly missing', why: 'More than half of the documents lack it.' },
  nearly_unique: {
    word: 'Like an id',
    why: 'Nearly every document has a value of its own: each would look as rare as any other.',
  },
  label: {
    word: 'Looks like a label',
    why: 'By its name it tells the answer: a model that sees it only repeats it.',
  },
  category: {
    word: 'Category',
    why: 'Its values have no order. Take it where a rare value matters.',
  },
  date: {
    word: 'Time',
    why: 'It becomes hour and weekday. Take it where the hour of day matters.',
  },
  too_many: { word: 'Not suggested', why: 'Fifty fields are suggested already.' },
};

/** What values a field has, in a line: its range, or its most frequent ones. */
export function valuesText(
  { kind, min, max, quantiles, values }: FieldCandidate,
  format: Pick<Format, 'value' | 'time'>,
): string {
  if (values !== undefined) return values.slice(0, 3).join(', ') || nothing;
  if (min === undefined || max === undefined) return nothing;
  if (kind === 'date') return `${format.time(min)} – ${format.time(max)}`;
  const median = quantiles?.[2];
  const typical = median === undefined ? '' : `, typically ${format.value(median)}`;
  return `${format.value(min)} – ${format.value(max)}${typical}`;
}
