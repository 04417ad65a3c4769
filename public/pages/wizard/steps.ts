/** The steps of the wizard, what each asks for, and how far a draft has come. */
import { i18n } from '@kbn/i18n';
import { indicesOf, filterProblem, type Draft } from './draft';
import { canKeep, isWindowLength } from './draft_windows';

export const steps = ['source', 'features', 'model', 'threshold', 'destination'] as const;
export type Step = (typeof steps)[number];

export const stepTitles: Readonly<Record<Step, string>> = {
  source: i18n.translate('anomalyForest.wizard.steps.sourceText', { defaultMessage: 'Source' }),
  features: i18n.translate('anomalyForest.wizard.steps.featuresText', {
    defaultMessage: 'Features',
  }),
  model: i18n.translate('anomalyForest.wizard.steps.modelText', { defaultMessage: 'Model' }),
  threshold: i18n.translate('anomalyForest.wizard.steps.thresholdText', {
    defaultMessage: 'Threshold',
  }),
  destination: i18n.translate('anomalyForest.wizard.steps.scheduleDestinationText', {
    defaultMessage: 'Schedule and destination',
  }),
};

export const isStep = (text: string | null): text is Step => steps.some((step) => step === text);

function whatWindowsLack({ entity, keep, windowLength }: Draft): string | undefined {
  if (entity === '') {
    return i18n.translate('anomalyForest.wizard.steps.chooseEntityFieldText', {
      defaultMessage: 'Choose the field that names the entity.',
    });
  }
  if (!isWindowLength(windowLength)) {
    return i18n.translate('anomalyForest.wizard.steps.correctWindowLengthText', {
      defaultMessage: 'Correct the length of a window.',
    });
  }
  return canKeep(keep)
    ? undefined
    : i18n.translate('anomalyForest.wizard.steps.keepFewerFieldsText', {
        defaultMessage: 'Keep fewer fields.',
      });
}

/** Why the step after this one cannot be reached yet; undefined when it can. */
export function whatIsMissing(step: Step, draft: Draft): string | undefined {
  if (step === 'source') {
    if (indicesOf(draft).length === 0) {
      return i18n.translate('anomalyForest.wizard.steps.nameIndexOrPatternText', {
        defaultMessage: 'Name an index or a pattern.',
      });
    }
    if (filterProblem(draft) !== undefined) {
      return i18n.translate('anomalyForest.wizard.steps.correctFilterText', {
        defaultMessage: 'Correct the filter.',
      });
    }
    if (draft.timeField === '') {
      return i18n.translate('anomalyForest.wizard.steps.chooseTimeFieldDocumentsText', {
        defaultMessage: 'Name indices that are there, and a time field that their documents have.',
      });
    }
    return draft.rows === 'windows' ? whatWindowsLack(draft) : undefined;
  }
  if (step === 'features' && draft.rows === 'windows') {
    return (draft.measures ?? []).length === 0
      ? i18n.translate('anomalyForest.wizard.steps.takeAtLeastOneMeasureText', {
          defaultMessage: 'Take at least one measure.',
        })
      : undefined;
  }
  if (step === 'features' && (draft.features ?? []).length === 0) {
    return i18n.translate('anomalyForest.wizard.steps.takeAtLeastOneText', {
      defaultMessage: 'Take at least one field.',
    });
  }
  return undefined;
}

/** The step that can be shown: the one that is asked for, or the first one before it that is not done. */
export function reachable(asked: Step, draft: Draft): Step {
  const before = steps.slice(0, steps.indexOf(asked));
  return before.find((step) => whatIsMissing(step, draft) !== undefined) ?? asked;
}

export const neighbour = (step: Step, by: 1 | -1): Step | undefined =>
  steps[steps.indexOf(step) + by];
