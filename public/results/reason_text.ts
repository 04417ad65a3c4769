/** Why a row has its score, in words. */
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../common/api/search_results';
import type { Reason } from '../../common/result';
import { nothing, type Format } from '../formatters/format';

/** Reasons towards anomalous first, strongest first. */
export function strongestFirst(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => b.contribution - a.contribution);
}

const shown = (
  text: string | undefined,
  value: number | undefined,
  format: Pick<Format, 'value'>,
) => text ?? (value === undefined ? nothing : format.value(value));

/** A reason's value and what is typical, numbers and texts alike. */
export function shownReason(
  { value, value_text, typical, typical_text }: Reason,
  format: Pick<Format, 'value'>,
): { value: string; typical: string } {
  return {
    value: shown(value_text, value, format),
    typical: shown(typical_text, typical, format),
  };
}

/** "temp_c 94.2 (typically 61)" */
export function reasonText(reason: Reason, format: Pick<Format, 'value'>): string {
  const { value, typical } = shownReason(reason, format);
  return i18n.translate('anomalyForest.results.reasonText.typicallyText', {
    defaultMessage: '{feature} {value} (typically {typical})',
    values: { feature: reason.feature, value, typical },
  });
}

/** The first thing to know of a row: its strongest reason, its rules, or why it was skipped. */
export function firstReason({ ml }: Pick<ResultRow, 'ml'>, format: Pick<Format, 'value'>): string {
  const rules = (ml.rules ?? []).map((rule) =>
    i18n.translate('anomalyForest.results.reasonText.ruleText', {
      defaultMessage: 'rule {rule}',
      values: { rule },
    }),
  );
  if (ml.status === 'skipped') {
    const field = ml.skip_field ? ` (${ml.skip_field})` : '';
    return [
      ...rules,
      i18n.translate('anomalyForest.results.reasonText.notScoredText', {
        defaultMessage: 'Not scored: {skipReason}{field}',
        values: {
          skipReason:
            ml.skip_reason ??
            i18n.translate('anomalyForest.results.reasonText.noReasonGivenText', {
              defaultMessage: 'no reason given',
            }),
          field,
        },
      }),
    ].join(', ');
  }
  const [strongest] = strongestFirst(ml.reasons ?? []);
  if (strongest === undefined || strongest.contribution <= 0) {
    return (
      rules.join(', ') ||
      i18n.translate('anomalyForest.results.reasonText.nothingStandsOutText', {
        defaultMessage: 'Nothing stands out',
      })
    );
  }
  return [reasonText(strongest, format), ...rules].join(', ');
}
