import { i18n } from '@kbn/i18n';

/**
 * What is wrong with a rule's parameters while they are edited, by name. Small, since it is loaded
 * on every page of Kibana: the server checks everything once more when the rule is saved.
 */
export type RuleFormErrors = Record<string, string[]>;
type Params = Readonly<Record<string, unknown>>;

const isDuration = (value: unknown) =>
  typeof value === 'string' && /^[1-9][0-9]{0,5}(s|m|h|d)$/.test(value);

const isEmpty = (value: unknown) =>
  value === undefined || (Array.isArray(value) && value.length === 0);

const durationHelp = i18n.translate(
  'anomalyForest.ruleForms.ruleFormErrors.enterSpanTimeSuchText',
  { defaultMessage: 'Enter a span of time such as 30s, 5m, 1h or 7d.' },
);

/** Only what is wrong is named: Kibana lets a rule be saved when there are no names. */
function named(checks: Record<string, string | false>): RuleFormErrors {
  return Object.fromEntries(
    Object.entries(checks).flatMap(([name, wrong]) => (wrong === false ? [] : [[name, [wrong]]])),
  );
}

export function anomaliesRuleErrors(params: Params): RuleFormErrors {
  const { min_score: score, min_count: count } = params;
  const isScore = typeof score === 'number' && score >= 0 && score <= 1;
  const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1;
  return named({
    detector_ids:
      isEmpty(params.detector_ids) &&
      i18n.translate('anomalyForest.ruleForms.ruleFormErrors.chooseAtLeastOneText', {
        defaultMessage: 'Choose at least one detector.',
      }),
    window: !isDuration(params.window) && durationHelp,
    min_score:
      score !== undefined &&
      !isScore &&
      i18n.translate('anomalyForest.ruleForms.ruleFormErrors.enterScoreFromText', {
        defaultMessage: 'Enter a score from 0 to 1.',
      }),
    min_count:
      count !== undefined &&
      !isCount &&
      i18n.translate('anomalyForest.ruleForms.ruleFormErrors.enterWholeNumberFromText', {
        defaultMessage: 'Enter a whole number from 1 on.',
      }),
    group_by:
      params.group_by === undefined &&
      !isEmpty(params.exclude_entities) &&
      i18n.translate('anomalyForest.ruleForms.ruleFormErrors.nameFieldWhoseValuesText', {
        defaultMessage: 'Name the field whose values are left out.',
      }),
  });
}

export function healthRuleErrors(params: Params): RuleFormErrors {
  const wrong = (value: unknown) => value !== undefined && !isDuration(value) && durationHelp;
  return named({ no_data_for: wrong(params.no_data_for), max_lag: wrong(params.max_lag) });
}
