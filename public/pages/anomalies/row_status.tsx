import React from 'react';
import { EuiToolTip } from '@elastic/eui';
import type { ResultRow } from '../../../common/api/search_results';
import type { ResultStatus } from '../../../common/result';

export const statusLabels: Readonly<Record<ResultStatus, string>> = {
  scored: 'Scored',
  imputed: 'Imputed',
  out_of_range: 'Out of range',
  unseen_category: 'Unseen category',
  skipped: 'Skipped',
};

/** What a status means for one row, in words. */
export function statusMeaning({ ml }: Pick<ResultRow, 'ml'>): string {
  switch (ml.status) {
    case 'scored':
      return 'Every feature was there and within what training saw.';
    case 'imputed':
      return `Missing, so what is typical stood in: ${(ml.imputed ?? []).join(', ')}.`;
    case 'out_of_range':
      return `Beyond what training saw: ${(ml.out_of_range ?? []).join(', ')}.`;
    case 'unseen_category':
      return `Training never saw this value of: ${(ml.unseen ?? []).join(', ')}.`;
    case 'skipped': {
      const field = ml.skip_field ? ` (${ml.skip_field})` : '';
      return `Not scored: ${ml.skip_reason ?? 'no reason given'}${field}.`;
    }
  }
}

export function RowStatus({ row }: { row: ResultRow }): React.ReactElement {
  return (
    <EuiToolTip content={statusMeaning(row)}>
      <span tabIndex={0}>{statusLabels[row.ml.status]}</span>
    </EuiToolTip>
  );
}
