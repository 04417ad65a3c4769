import React from 'react';
import { EuiBasicTable, type EuiBasicTableColumn } from '@elastic/eui';
import type { Confusion } from '../../../common/api/evaluate_detector';
import { useFormat } from '../../formatters/use_format';

interface Row {
  label: string;
  flagged: number;
  notFlagged: number;
}

/** How verdicts and labels go together, in rows. */
export function ConfusionTable({ confusion }: { confusion: Confusion }): React.ReactElement {
  const format = useFormat();
  const { fn, fp, tn, tp } = confusion;
  const count = (rows: number) => format.count(rows);
  const columns: EuiBasicTableColumn<Row>[] = [
    { field: 'label', name: 'Label' },
    { field: 'flagged', name: 'Flagged', align: 'right', render: count },
    { field: 'notFlagged', name: 'Not flagged', align: 'right', render: count },
  ];
  return (
    <EuiBasicTable<Row>
      items={[
        { label: 'Anomalous', flagged: tp, notFlagged: fn },
        { label: 'Ordinary', flagged: fp, notFlagged: tn },
      ]}
      itemId={({ label }: Row) => label}
      tableCaption="Rows by label and verdict"
      columns={columns}
      data-test-subj="confusion"
    />
  );
}
