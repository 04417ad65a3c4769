import React from 'react';
import { i18n } from '@kbn/i18n';
import { fewestJudgedLabels, judgedFolds, type Learning } from '../../../common/learning';
import type { ModelManifest } from '../../../common/model_manifest';
import type { Format } from '../../formatters/format';
import { ReadingBadge } from './drift_panel';

/** A line of what is told of a version. */
export interface Fact {
  title: string;
  description: NonNullable<React.ReactNode>;
}

function keptApartText(kept: Learning['kept_apart'], format: Format): string {
  if (kept === undefined) {
    return i18n.translate('anomalyForest.models.learningFacts.notKnownWhetherBetterText', {
      defaultMessage:
        'Not known whether it is better: that takes {fewestJudgedLabels} {fewestJudgedLabels, plural, one {label} other {labels}}, and {judgedFolds} true and {judgedFolds} false ones that are not alike',
      values: { fewestJudgedLabels, judgedFolds },
    });
  }
  const { after, before, high, labels, low } = kept;
  return i18n.translate('anomalyForest.models.learningFacts.averagePrecisionInsteadLabelText', {
    defaultMessage:
      'Average precision {after} instead of {before}, on {labels} {labelsCount, plural, one {label} other {labels}}, each kept apart from what ranked it; a gain of {low} to {high} with 99 % confidence',
    values: {
      after: format.score(after),
      before: format.score(before),
      labels: format.count(labels),
      labelsCount: labels,
      low: format.signed(low),
      high: format.signed(high),
    },
  });
}

function driftText(
  { field, labels, psi, reading, version }: NonNullable<Learning['drift_since_labels']>,
  format: Format,
): React.ReactElement {
  return (
    <>
      <ReadingBadge reading={reading} />{' '}
      {i18n.translate('anomalyForest.models.learningFacts.movedMostSinceVersionText', {
        defaultMessage:
          '{field} moved most since version {version}, on which {labels} of the labels were given: population stability index {psi}',
        values: {
          field,
          version: format.count(version),
          labels: format.count(labels),
          psi: format.score(psi),
        },
      })}
    </>
  );
}

const texts = {
  learntFromTitle: i18n.translate('anomalyForest.models.learningFacts.learntFromTitle', {
    defaultMessage: 'Learnt from',
  }),
  learntTitle: i18n.translate('anomalyForest.models.learningFacts.learntTitle', {
    defaultMessage: 'Learnt on',
  }),
  keptApartTitle: i18n.translate('anomalyForest.models.learningFacts.keptApartTitle', {
    defaultMessage: 'Kept apart',
  }),
  sinceLabelsTitle: i18n.translate('anomalyForest.models.learningFacts.sinceLabelsTitle', {
    defaultMessage: 'Since the labels',
  }),
  knowTitle: i18n.translate('anomalyForest.models.learningFacts.knowTitle', {
    defaultMessage: 'To know',
  }),
  checkedTitle: i18n.translate('anomalyForest.models.learningFacts.checkedTitle', {
    defaultMessage: 'Checked',
  }),
};

/** Of a model that has learnt from labels: from which, on whose trees, and what to know of it. */
export function learningFacts({ learning, version }: ModelManifest, format: Format): Fact[] {
  if (learning === undefined) return [];
  const {
    base_version: base = version,
    certificate,
    drift_since_labels: drift,
    kept_apart: kept,
    labels,
    notes,
    sample,
  } = learning;
  const trueOnes = labels.filter(({ anomaly }) => anomaly).length;
  return [
    {
      title: texts.learntFromTitle,
      description: i18n.translate(
        'anomalyForest.models.learningFacts.trueFalseAnomaliesDescription',
        {
          defaultMessage: '{trueOnes} true and {labels} false anomalies, {at}',
          values: {
            trueOnes: format.count(trueOnes),
            labels: format.count(labels.length - trueOnes),
            at: format.time(learning.at),
          },
        },
      ),
    },
    {
      title: texts.learntTitle,
      description: i18n.translate(
        'anomalyForest.models.learningFacts.treesVersionThresholdSeveritiesDescription',
        {
          defaultMessage:
            'The trees of version {base}; threshold and severities from {rows} {rowsCount, plural, one {row} other {rows}} of then',
          values: {
            base: format.count(base),
            rows: format.count(sample.rows),
            rowsCount: sample.rows,
          },
        },
      ),
    },
    { title: texts.keptApartTitle, description: keptApartText(kept, format) },
    ...(drift === undefined
      ? []
      : [{ title: texts.sinceLabelsTitle, description: driftText(drift, format) }]),
    ...(notes.length === 0 ? [] : [{ title: texts.knowTitle, description: notes.join(' ') }]),
    {
      title: texts.checkedTitle,
      description: i18n.translate(
        'anomalyForest.models.learningFacts.labelledRowGreatestDifferenceDescription',
        {
          defaultMessage:
            '{rows} labelled {rowsCount, plural, one {row} other {rows}}, greatest difference {maxDifference} (allowed {tolerance})',
          values: {
            rows: format.count(certificate.rows),
            rowsCount: certificate.rows,
            maxDifference: certificate.max_difference.toExponential(1),
            tolerance: certificate.tolerance.toExponential(1),
          },
        },
      ),
    },
  ];
}
