import React from 'react';
import {
  EuiInMemoryTable,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLink,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import type { Disagreement, ModelComparison } from '../../../common/api/compare_models';
import { resultOf } from '../../application/paths';
import { useLink } from '../../components/use_link';
import { WideTable } from '../../components/wide_table';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

function verdictOf({ flagged_by: by }: Disagreement, { left, right }: ModelComparison): string {
  switch (by) {
    case 'left':
      return `Version ${left.version} alone flags it`;
    case 'right':
      return `Version ${right.version} alone flags it`;
    case 'both':
      return 'Both flag it';
    case 'neither':
      return 'Neither flags it';
  }
}

function Source({ row, detectorId }: { row: Disagreement; detectorId: string }) {
  const link = useLink();
  return (
    <EuiFlexGroup direction="column" gutterSize="none">
      <EuiFlexItem style={{ overflowWrap: 'anywhere' }}>
        <EuiLink
          {...link(resultOf(detectorId, { resultId: row.result_id, time: row.time }))}
          aria-label={`Details of document ${row.source.id}`}
        >
          {row.source.id}
        </EuiLink>
      </EuiFlexItem>
      <EuiFlexItem style={{ overflowWrap: 'anywhere' }}>{row.source.index}</EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** The rows about which two versions differ: two verdicts first, then the widest apart. */
export function DisagreementsTable({
  comparison,
}: {
  comparison: ModelComparison;
}): React.ReactElement {
  const format = useFormat();
  const { detector_id: detectorId, disagreements, left, right } = comparison;
  if (disagreements.length === 0) {
    return (
      <EuiEmptyPrompt
        iconType="check"
        titleSize="s"
        title={<h3>They agree on every row</h3>}
        body={<p>Both give each row of the sample the same score.</p>}
        data-test-subj="noDisagreements"
      />
    );
  }
  const score = (value: number) => format.score(value);
  const columns: EuiBasicTableColumn<Disagreement>[] = [
    {
      field: 'time',
      name: 'Time',
      width: '220px',
      render: (at: Disagreement['time']) => (at === null ? nothing : format.time(at)),
    },
    {
      name: 'Document',
      render: (row: Disagreement) => <Source row={row} detectorId={detectorId} />,
    },
    { name: 'Verdicts', render: (row: Disagreement) => verdictOf(row, comparison) },
    { field: 'left', name: `Version ${left.version}`, align: 'right', render: score },
    { field: 'right', name: `Version ${right.version}`, align: 'right', render: score },
    {
      name: 'Difference',
      align: 'right',
      render: (row: Disagreement) => format.signed(row.right - row.left),
    },
  ];
  return (
    <WideTable minWidth={760}>
      <EuiInMemoryTable<Disagreement>
        pagination={{ initialPageSize: 10, pageSizeOptions: [10, 25, 50] }}
        items={disagreements}
        itemId={({ result_id: id }: Disagreement) => id}
        tableCaption="Rows on which the two versions differ"
        tableLayout="auto"
        columns={columns}
        data-test-subj="disagreements"
      />
    </WideTable>
  );
}
