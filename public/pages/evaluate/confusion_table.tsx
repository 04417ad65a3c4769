import React from 'react';
import { EuiBasicTable, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
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
    {
      field: 'label',
      name: i18n.translate('anomalyForest.evaluate.confusionTable.labelName', {
        defaultMessage: 'Label',
      }),
    },
    {
      field: 'flagged',
      name: i18n.translate('anomalyForest.evaluate.confusionTable.flaggedName', {
        defaultMessage: 'Flagged',
      }),
      align: 'right',
      render: count,
    },
    {
      field: 'notFlagged',
      name: i18n.translate('anomalyForest.evaluate.confusionTable.notFlaggedName', {
        defaultMessage: 'Not flagged',
      }),
      align: 'right',
      render: count,
    },
  ];
  return (
    <EuiBasicTable<Row>
      items={[
        {
          label: i18n.translate('anomalyForest.evaluate.confusionTable.anomalousLabel', {
            defaultMessage: 'Anomalous',
          }),
          flagged: tp,
          notFlagged: fn,
        },
        {
          label: i18n.translate('anomalyForest.evaluate.confusionTable.ordinaryLabel', {
            defaultMessage: 'Ordinary',
          }),
          flagged: fp,
          notFlagged: tn,
        },
      ]}
      itemId={({ label }: Row) => label}
      tableCaption={i18n.translate(
        'anomalyForest.evaluate.confusionTable.rowsLabelVerdictCaption',
        { defaultMessage: 'Rows by label and verdict' },
      )}
      columns={columns}
      data-test-subj="confusion"
    />
  );
}
