import React from 'react';
import { EuiBasicTable, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { columnName, featureLabel, kindOf } from '../../../common/feature';
import type { ModelManifest, TrainedFeature } from '../../../common/model_manifest';
import { WideTable } from '../../components/wide_table';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

const kinds = {
  number: i18n.translate('anomalyForest.models.trainedColumns.numberText', {
    defaultMessage: 'Number',
  }),
  keyword: i18n.translate('anomalyForest.models.trainedColumns.keywordText', {
    defaultMessage: 'Keyword',
  }),
  ip: i18n.translate('anomalyForest.models.trainedColumns.ipAddressText', {
    defaultMessage: 'IP address',
  }),
  date: i18n.translate('anomalyForest.models.trainedColumns.dateText', { defaultMessage: 'Date' }),
} as const;

/** What stands in for a missing value, or that the row is left out. */
function fillOf({ categories, median, missing }: TrainedFeature, format: Format): string {
  if (missing === 'skip') {
    return i18n.translate('anomalyForest.models.trainedColumns.rowSkippedText', {
      defaultMessage: 'Row is skipped',
    });
  }
  const typical = categories?.values[0];
  return typical === undefined
    ? i18n.translate('anomalyForest.models.trainedColumns.medianText', {
        defaultMessage: 'Median: {median}',
        values: { median: format.value(median) },
      })
    : i18n.translate('anomalyForest.models.trainedColumns.mostFrequentText', {
        defaultMessage: 'Most frequent: {typical}',
        values: { typical },
      });
}

/** What training saw: of categories how many and the most frequent, of the rest the range. */
function seenOf({ categories, max, median, min }: TrainedFeature, format: Format): string {
  if (categories === undefined) {
    return i18n.translate('anomalyForest.models.trainedColumns.medianText2', {
      defaultMessage: '{min} to {max}, median {median}',
      values: { min: format.value(min), max: format.value(max), median: format.value(median) },
    });
  }
  const { encoding, other_values: others, values } = categories;
  const most = values.slice(0, 3).join(', ');
  const count =
    others > 0
      ? i18n.translate('anomalyForest.models.trainedColumns.valueRarerOnesText', {
          defaultMessage:
            '{values} {valuesCount, plural, one {value} other {values}} and {others} rarer ones',
          values: {
            values: format.count(values.length),
            valuesCount: values.length,
            others: format.count(others),
          },
        })
      : i18n.translate('anomalyForest.models.trainedColumns.valueText', {
          defaultMessage: '{values} {valuesCount, plural, one {value} other {values}}',
          values: { values: format.count(values.length), valuesCount: values.length },
        });
  return encoding === 'rarity'
    ? i18n.translate('anomalyForest.models.trainedColumns.rarityMostFrequentText', {
        defaultMessage: '{count}, by rarity; most frequent: {most}',
        values: { count, most },
      })
    : i18n.translate('anomalyForest.models.trainedColumns.frequencyMostFrequentText', {
        defaultMessage: '{count}, by frequency; most frequent: {most}',
        values: { count, most },
      });
}

function remarkOf(column: TrainedFeature, { training }: ModelManifest): string {
  const name = columnName(column);
  if (training.constant_features.includes(name)) {
    return i18n.translate('anomalyForest.models.trainedColumns.alwaysSameTellsNothingText', {
      defaultMessage: 'Always the same: tells nothing',
    });
  }
  if (training.near_constant_features?.includes(name)) {
    return i18n.translate('anomalyForest.models.trainedColumns.nearlyAlwaysSameText', {
      defaultMessage: 'Nearly always the same',
    });
  }
  return column.asinh === undefined
    ? ''
    : i18n.translate('anomalyForest.models.trainedColumns.compressedAsinhText', {
        defaultMessage: 'Compressed by asinh',
      });
}

/** The columns of a model as training learnt them. */
export function TrainedColumns({ manifest }: { manifest: ModelManifest }): React.ReactElement {
  const format = useFormat();
  const columns: EuiBasicTableColumn<TrainedFeature>[] = [
    {
      name: i18n.translate('anomalyForest.models.trainedColumns.columnName', {
        defaultMessage: 'Column',
      }),
      render: (column: TrainedFeature) => columnName(column),
    },
    {
      name: i18n.translate('anomalyForest.models.trainedColumns.kindName', {
        defaultMessage: 'Kind',
      }),
      width: '100px',
      render: (column: TrainedFeature) => (
        <span title={featureLabel(column)}>{kinds[kindOf(column)]}</span>
      ),
    },
    {
      name: i18n.translate('anomalyForest.models.trainedColumns.missingValueName', {
        defaultMessage: 'Missing value',
      }),
      width: '150px',
      render: (column: TrainedFeature) => fillOf(column, format),
    },
    {
      name: i18n.translate('anomalyForest.models.trainedColumns.trainingSawName', {
        defaultMessage: 'Training saw',
      }),
      render: (column: TrainedFeature) => seenOf(column, format),
    },
    {
      name: i18n.translate('anomalyForest.models.trainedColumns.remarkName', {
        defaultMessage: 'Remark',
      }),
      width: '130px',
      render: (column: TrainedFeature) => remarkOf(column, manifest),
    },
  ];
  return (
    <WideTable minWidth={760}>
      <EuiBasicTable<TrainedFeature>
        items={manifest.features}
        itemId={(column: TrainedFeature) => columnName(column)}
        tableCaption={i18n.translate('anomalyForest.models.trainedColumns.columnsModelCaption', {
          defaultMessage: 'Columns of the model',
        })}
        tableLayout="auto"
        columns={columns}
        data-test-subj="trainedColumns"
      />
    </WideTable>
  );
}
