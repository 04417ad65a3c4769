import React from 'react';
import { EuiBadge, EuiDescriptionList } from '@elastic/eui';
import { fewestJudgedLabels, judgedFolds, type Learning } from '../../../common/learning';
import type { ModelManifest } from '../../../common/model_manifest';
import type { Format } from '../../formatters/format';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { ReadingBadge } from './drift_panel';
import { ShortHash } from './versions_table';

interface Fact {
  title: string;
  description: NonNullable<React.ReactNode>;
}

function thresholdRule({ calibration, options: { threshold } }: ModelManifest, format: Format) {
  if ('score' in threshold) return 'set as a score';
  if ('contamination' in threshold) {
    return `flags ${format.percent(threshold.contamination)} of the training rows`;
  }
  const budget = `${format.value(threshold.alerts_per_day)} alerts a day`;
  return calibration === undefined
    ? budget
    : `${budget}, at ${format.count(calibration.rows_per_day)} rows a day`;
}

/** What the model was trained on. */
export function trainingFacts({ training }: ModelManifest, format: Format): Fact[] {
  const { from, left_out_reasons: reasons, rows, rows_left_out: leftOut, to } = training;
  const why = Object.entries(reasons)
    .map(([code, count]) => `${format.count(count)} ${code}`)
    .join(', ');
  return [
    {
      title: 'Rows',
      description: `${format.count(rows)}, ${format.count(leftOut)} left out${why === '' ? '' : ` (${why})`}`,
    },
    {
      title: 'Event times',
      description:
        from === null || to === null ? nothing : `${format.time(from)} to ${format.time(to)}`,
    },
  ];
}

function forestFacts(manifest: ModelManifest, format: Format): Fact[] {
  const { base_score: base, onnx_bytes: bytes, options, sample_size: sampleSize } = manifest;
  return [
    {
      title: 'Forest',
      description: `${format.count(options.trees)} trees of ${format.count(sampleSize)} rows, seed ${options.seed}`,
    },
    {
      title: 'Threshold',
      description: `${format.score(manifest.threshold)}: ${thresholdRule(manifest, format)}`,
    },
    { title: 'Score of the average row', description: format.score(base) },
    { title: 'SHA-256 of the ONNX', description: <ShortHash sha256={manifest.sha256} /> },
    { title: 'Size', description: `${format.count(bytes)} bytes` },
    {
      title: 'Made by',
      description: `Anomaly Forest ${manifest.versions.anomaly_forest}, onnxruntime ${manifest.versions.onnxruntime}`,
    },
  ];
}

/** Of a model from elsewhere: where it came from and whether its scores are the same here. */
function importFacts({ certificate, import: from }: ModelManifest, format: Format): Fact[] {
  return [
    ...(from === undefined ? [] : [{ title: 'Imported from', description: from.made_by }]),
    ...(certificate === undefined
      ? []
      : [
          {
            title: 'Certificate',
            description: (
              <>
                <EuiBadge
                  color={certificate.passed ? 'success' : 'danger'}
                  iconType={certificate.passed ? 'check' : 'alert'}
                >
                  {certificate.passed ? 'Passed' : 'Failed'}
                </EuiBadge>{' '}
                {format.count(certificate.vectors)} test vectors, greatest difference{' '}
                {certificate.max_difference.toExponential(1)} (allowed{' '}
                {certificate.tolerance.toExponential(1)}),{' '}
                {format.count(certificate.labels_flipped)} verdicts differ
              </>
            ),
          },
        ]),
  ];
}

function keptApartText(kept: Learning['kept_apart'], format: Format): string {
  if (kept === undefined) {
    return `Not known whether it is better: that takes ${fewestJudgedLabels} labels, and ${judgedFolds} true and ${judgedFolds} false ones that are not alike`;
  }
  const { after, before, high, labels, low } = kept;
  return `Average precision ${format.score(after)} instead of ${format.score(before)}, on ${format.count(labels)} labels, each kept apart from what ranked it; a gain of ${format.signed(low)} to ${format.signed(high)} with 99 % confidence`;
}

function driftText(
  { field, labels, psi, reading, version }: NonNullable<Learning['drift_since_labels']>,
  format: Format,
): React.ReactElement {
  return (
    <>
      <ReadingBadge reading={reading} /> {field} moved most since version {format.count(version)},
      on which {format.count(labels)} of the labels were given: population stability index{' '}
      {format.score(psi)}
    </>
  );
}

/** Of a model that has learnt from labels: from which, on whose trees, and what to know of it. */
function learningFacts({ learning, version }: ModelManifest, format: Format): Fact[] {
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
      title: 'Learnt from',
      description: `${format.count(trueOnes)} true and ${format.count(labels.length - trueOnes)} false anomalies, ${format.time(learning.at)}`,
    },
    {
      title: 'Learnt on',
      description: `The trees of version ${format.count(base)}; threshold and severities from ${format.count(sample.rows)} rows of then`,
    },
    { title: 'Kept apart', description: keptApartText(kept, format) },
    ...(drift === undefined
      ? []
      : [{ title: 'Since the labels', description: driftText(drift, format) }]),
    ...(notes.length === 0 ? [] : [{ title: 'To know', description: notes.join(' ') }]),
    {
      title: 'Checked',
      description: `${format.count(certificate.rows)} labelled rows, greatest difference ${certificate.max_difference.toExponential(1)} (allowed ${certificate.tolerance.toExponential(1)})`,
    },
  ];
}

export function ModelFacts({ manifest }: { manifest: ModelManifest }): React.ReactElement {
  const format = useFormat();
  return (
    <EuiDescriptionList
      type="column"
      compressed
      columnWidths={[1, 3]}
      listItems={[
        { title: 'Trained', description: format.time(manifest.created_at) },
        ...trainingFacts(manifest, format),
        ...learningFacts(manifest, format),
        ...forestFacts(manifest, format),
        ...importFacts(manifest, format),
      ]}
      data-test-subj="modelFacts"
    />
  );
}
