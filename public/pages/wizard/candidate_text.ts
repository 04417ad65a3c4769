/**
 * What is said of a field that could be a feature. Rows look alike and stay written out: the list of
 * texts to translate is read from literal calls.
 */
import { i18n } from '@kbn/i18n';
import type { CandidateRemark, FieldCandidate } from '../../../common/api/field_candidates';
import { nothing, type Format } from '../../formatters/format';

export const remarkText: Readonly<Record<CandidateRemark, { word: string; why: string }>> = {
  empty: {
    word: i18n.translate('anomalyForest.wizard.candidateText.noValuesText', {
      defaultMessage: 'No values',
    }),
    why: i18n.translate('anomalyForest.wizard.candidateText.noDocumentHasReason', {
      defaultMessage: 'No document has it.',
    }),
  },
  constant: {
    word: i18n.translate('anomalyForest.wizard.candidateText.constantText', {
      defaultMessage: 'Constant',
    }),
    why: i18n.translate('anomalyForest.wizard.candidateText.hasOneValueOnlyReason', {
      defaultMessage: 'It has one value only: nothing can stand out.',
    }),
  },
  mostly_missing: {
    word: i18n.translate('anomalyForest.wizard.candidateText.mostlyMissingText', {
      defaultMessage: 'Mostly missing',
    }),
    why: i18n.translate('anomalyForest.wizard.candidateText.moreThanHalfDocumentsReason', {
      defaultMessage: 'More than half of the documents lack it.',
    }),
  },
  nearly_unique: {
    word: i18n.translate('anomalyForest.wizard.candidateText.likeIdText', {
      defaultMessage: 'Like an id',
    }),
    why: i18n.translate('anomalyForest.wizard.candidateText.nearlyEveryDocumentHasReason', {
      defaultMessage:
        'Nearly every document has a value of its own: each would look as rare as any other.',
    }),
  },
  label: {
    word: i18n.translate('anomalyForest.wizard.candidateText.looksLikeLabelText', {
      defaultMessage: 'Looks like a label',
    }),
    why: i18n.translate('anomalyForest.wizard.candidateText.itsNameTellsAnswerReason', {
      defaultMessage: 'By its name it tells the answer: a model that sees it only repeats it.',
    }),
  },
  category: {
    word: i18n.translate('anomalyForest.wizard.candidateText.categoryText', {
      defaultMessage: 'Category',
    }),
    why: i18n.translate('anomalyForest.wizard.candidateText.itsValuesHaveNoReason', {
      defaultMessage: 'Its values have no order. Take it where a rare value matters.',
    }),
  },
  date: {
    word: i18n.translate('anomalyForest.wizard.candidateText.timeText', { defaultMessage: 'Time' }),
    why: i18n.translate('anomalyForest.wizard.candidateText.becomesHourWeekdayTakeReason', {
      defaultMessage: 'It becomes hour and weekday. Take it where the hour of day matters.',
    }),
  },
  too_many: {
    word: i18n.translate('anomalyForest.wizard.candidateText.notSuggestedText', {
      defaultMessage: 'Not suggested',
    }),
    why: i18n.translate('anomalyForest.wizard.candidateText.fiftyFieldsSuggestedAlreadyReason', {
      defaultMessage: 'Fifty fields are suggested already.',
    }),
  },
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
  const range = `${format.value(min)} – ${format.value(max)}`;
  return median === undefined
    ? range
    : i18n.translate('anomalyForest.wizard.candidateText.typicallyText', {
        defaultMessage: '{range}, typically {median}',
        values: { range, median: format.value(median) },
      });
}
