import React from 'react';
import { EuiBadge, EuiDescriptionList } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ModelManifest } from '../../../common/model_manifest';
import type { Format } from '../../formatters/format';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { learningFacts, type Fact } from './learning_facts';
import { ShortHash } from './versions_table';

function thresholdRule({ calibration, options: { threshold } }: ModelManifest, format: Format) {
  if ('score' in threshold) {
    return i18n.translate('anomalyForest.models.modelFacts.setAsScoreText', {
      defaultMessage: 'set as a score',
    });
  }
  if ('contamination' in threshold) {
    return i18n.translate('anomalyForest.models.modelFacts.flagsTrainingRowsText', {
      defaultMessage: 'flags {contamination} of the training rows',
      values: { contamination: format.percent(threshold.contamination) },
    });
  }
  const budget = i18n.translate('anomalyForest.models.modelFacts.alertsDayText', {
    defaultMessage: '{alertsPerDay} alerts a day',
    values: { alertsPerDay: format.value(threshold.alerts_per_day) },
  });
  return calibration === undefined
    ? budget
    : i18n.translate('anomalyForest.models.modelFacts.atRowDayText', {
        defaultMessage:
          '{budget}, at {rowsPerDay} {rowsPerDayCount, plural, one {row} other {rows}} a day',
        values: {
          budget,
          rowsPerDay: format.count(calibration.rows_per_day),
          rowsPerDayCount: calibration.rows_per_day,
        },
      });
}

/** What the model was trained on. */
function trainingFacts({ training }: ModelManifest, format: Format): Fact[] {
  const { from, left_out_reasons: reasons, rows, rows_left_out: leftOut, to } = training;
  const why = Object.entries(reasons)
    .map(([code, count]) => `${format.count(count)} ${code}`)
    .join(', ');
  return [
    {
      title: i18n.translate('anomalyForest.models.modelFacts.rowsTitle', {
        defaultMessage: 'Rows',
      }),
      description:
        why === ''
          ? i18n.translate('anomalyForest.models.modelFacts.leftOutDescription', {
              defaultMessage: '{rows}, {leftOut} left out',
              values: { rows: format.count(rows), leftOut: format.count(leftOut) },
            })
          : i18n.translate('anomalyForest.models.modelFacts.leftOutDescription2', {
              defaultMessage: '{rows}, {leftOut} left out ({why})',
              values: { rows: format.count(rows), leftOut: format.count(leftOut), why },
            }),
    },
    {
      title: i18n.translate('anomalyForest.models.modelFacts.eventTimesTitle', {
        defaultMessage: 'Event times',
      }),
      description:
        from === null || to === null
          ? nothing
          : i18n.translate('anomalyForest.models.modelFacts.toDescription', {
              defaultMessage: '{from} to {to}',
              values: { from: format.time(from), to: format.time(to) },
            }),
    },
  ];
}

function forestFacts(manifest: ModelManifest, format: Format): Fact[] {
  const { base_score: base, onnx_bytes: bytes, options, sample_size: sampleSize } = manifest;
  return [
    {
      title: i18n.translate('anomalyForest.models.modelFacts.forestTitle', {
        defaultMessage: 'Forest',
      }),
      description: i18n.translate('anomalyForest.models.modelFacts.treeRowSeedDescription', {
        defaultMessage:
          '{trees} {treesCount, plural, one {tree} other {trees}} of {sampleSize} {sampleSizeCount, plural, one {row} other {rows}}, seed {seed}',
        values: {
          trees: format.count(options.trees),
          treesCount: options.trees,
          sampleSize: format.count(sampleSize),
          sampleSizeCount: sampleSize,
          seed: options.seed,
        },
      }),
    },
    {
      title: i18n.translate('anomalyForest.models.modelFacts.thresholdTitle', {
        defaultMessage: 'Threshold',
      }),
      description: `${format.score(manifest.threshold)}: ${thresholdRule(manifest, format)}`,
    },
    {
      title: i18n.translate('anomalyForest.models.modelFacts.scoreAverageRowTitle', {
        defaultMessage: 'Score of the average row',
      }),
      description: format.score(base),
    },
    {
      title: i18n.translate('anomalyForest.models.modelFacts.shaOnnxTitle', {
        defaultMessage: 'SHA-256 of the ONNX',
      }),
      description: <ShortHash sha256={manifest.sha256} />,
    },
    {
      title: i18n.translate('anomalyForest.models.modelFacts.sizeTitle', {
        defaultMessage: 'Size',
      }),
      description: i18n.translate('anomalyForest.models.modelFacts.byteDescription', {
        defaultMessage: '{bytes} {bytesCount, plural, one {byte} other {bytes}}',
        values: { bytes: format.count(bytes), bytesCount: bytes },
      }),
    },
    {
      title: i18n.translate('anomalyForest.models.modelFacts.madeTitle', {
        defaultMessage: 'Made by',
      }),
      description: i18n.translate(
        'anomalyForest.models.modelFacts.anomalyForestOnnxruntimeDescription',
        {
          defaultMessage: 'Anomaly Forest {anomalyForest}, onnxruntime {onnxruntime}',
          values: {
            anomalyForest: manifest.versions.anomaly_forest,
            onnxruntime: manifest.versions.onnxruntime,
          },
        },
      ),
    },
  ];
}

/** Of a model from elsewhere: where it came from and whether its scores are the same here. */
function importFacts({ certificate, import: from }: ModelManifest, format: Format): Fact[] {
  return [
    ...(from === undefined
      ? []
      : [
          {
            title: i18n.translate('anomalyForest.models.modelFacts.importedFromTitle', {
              defaultMessage: 'Imported from',
            }),
            description: from.made_by,
          },
        ]),
    ...(certificate === undefined
      ? []
      : [
          {
            title: i18n.translate('anomalyForest.models.modelFacts.certificateTitle', {
              defaultMessage: 'Certificate',
            }),
            description: (
              <>
                <EuiBadge
                  color={certificate.passed ? 'success' : 'danger'}
                  iconType={certificate.passed ? 'check' : 'alert'}
                >
                  {certificate.passed
                    ? i18n.translate('anomalyForest.models.modelFacts.passedText', {
                        defaultMessage: 'Passed',
                      })
                    : i18n.translate('anomalyForest.models.modelFacts.failedText', {
                        defaultMessage: 'Failed',
                      })}
                </EuiBadge>{' '}
                {i18n.translate(
                  'anomalyForest.models.modelFacts.testVectorGreatestDifferenceText',
                  {
                    defaultMessage:
                      '{vectors} test {vectorsCount, plural, one {vector} other {vectors}}, greatest difference {maxDifference} (allowed {tolerance}), {labelsFlipped} {labelsFlippedCount, plural, one {verdict} other {verdicts}} differ',
                    values: {
                      vectors: format.count(certificate.vectors),
                      vectorsCount: certificate.vectors,
                      maxDifference: certificate.max_difference.toExponential(1),
                      tolerance: certificate.tolerance.toExponential(1),
                      labelsFlipped: format.count(certificate.labels_flipped),
                      labelsFlippedCount: certificate.labels_flipped,
                    },
                  },
                )}
              </>
            ),
          },
        ]),
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
        {
          title: i18n.translate('anomalyForest.models.modelFacts.trainedTitle', {
            defaultMessage: 'Trained',
          }),
          description: format.time(manifest.created_at),
        },
        ...trainingFacts(manifest, format),
        ...learningFacts(manifest, format),
        ...forestFacts(manifest, format),
        ...importFacts(manifest, format),
      ]}
      data-test-subj="modelFacts"
    />
  );
}
