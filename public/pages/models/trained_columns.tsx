import React from 'react';
import { EuiBasicTable, type EuiBasicTableColumn } from '@elastic/eui';
import { columnName, featureLabel, kindOf } from '../../../common/feature';
import type { ModelManifest, TrainedFeature } from '../../../common/model_manifest';
import { WideTable } from '../../components/wide_table';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

const kinds = {
  number: 'Number',
  keyword: 'Keyword',
  ip: 'IP address',
  date: 'Date',
} as const;

/** What stands in for a missing value, or that the row is left out. */
function fillOf({ categories, median, missing }: TrainedFeature, format: Format): string {
  if (missing === 'skip') return 'Row is skipped';
  const typical = categories?.values[0];
  return typical === undefined ? `Median: ${format.value(median)}` : `Most frequent: ${typical}`;
}

/** What training saw: of categories how many and the most frequent, of the rest the range. */
function seenOf({ categories, max, median, min }: TrainedFeature, format: Format): string {
  if (categories === undefined) {
    return `${format.value(min)} to ${format.value(max)}, median ${format.value(median)}`;
  }
  const { encoding, other_values: others, values } = categories;
  const most = values.slice(0, 3).join(', ');
  const more = others > 0 ? ` and ${format.count(others)} rarer ones` : '';
  const by = encoding === 'rarity' ? 'by rarity' : 'by frequency';
  return `${format.count(values.length)} values${more}, ${by}; most frequent: ${most}`;
}

function remarkOf(column: TrainedFeature, { training }: ModelManifest): string {
  const name = columnName(column);
  if (training.constant_features.includes(name)) return 'Always the same: tells nothing';
  if (training.near_constant_features?.includes(name)) return 'Nearly always the same';
  return column.asinh === undefined ? '' : 'Compressed by asinh';
}

/** The columns of a model as training learnt them. */
export function TrainedColumns({ manifest }: { manifest: ModelManifest }): React.ReactElement {
  const format = useFormat();
  const columns: EuiBasicTableColumn<TrainedFeature>[] = [
    { name: 'Column', render: (column: TrainedFeature) => columnName(column) },
    {
      name: 'Kind',
      width: '100px',
      render: (column: TrainedFeature) => (
        <span title={featureLabel(column)}>{kinds[kindOf(column)]}</span>
      ),
    },
    {
      name: 'Missing value',
      width: '150px',
      render: (column: TrainedFeature) => fillOf(column, format),
    },
    { name: 'Training saw', render: (column: TrainedFeature) => seenOf(column, format) },
    {
      name: 'Remark',
      width: '130px',
      render: (column: TrainedFeature) => remarkOf(column, manifest),
    },
  ];
  return (
    <WideTable minWidth={760}>
      <EuiBasicTable<TrainedFeature>
        items={manifest.features}
        itemId={(column: TrainedFeature) => columnName(column)}
        tableCaption="Columns of the model"
        tableLayout="auto"
        columns={columns}
        data-test-subj="trainedColumns"
      />
    </WideTable>
  );
}
