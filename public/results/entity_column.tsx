import React from 'react';
import { EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RowWindow } from '../../common/row_window';
import { nothing } from '../formatters/format';

interface OfWindow {
  window?: RowWindow;
}

/** A column that says whose window each row is; none where no row is a window. @param field its name */
export function entityColumns<T extends OfWindow>(
  rows: readonly T[],
  { field, width }: { field?: string; width?: string } = {},
): EuiBasicTableColumn<T>[] {
  if (rows.every(({ window }) => window === undefined)) return [];
  return [
    {
      name:
        field ??
        i18n.translate('anomalyForest.results.entityColumn.entityName', {
          defaultMessage: 'Entity',
        }),
      ...(width === undefined ? {} : { width }),
      render: ({ window }: T) => (
        <span style={{ overflowWrap: 'anywhere' }} data-test-subj="rowEntity">
          {window?.entity ?? nothing}
        </span>
      ),
    },
  ];
}

/** The same below the time, where there is no room for a column. */
export function EntityLine({ window }: OfWindow): React.ReactElement | null {
  if (window === undefined) return null;
  return (
    <EuiText size="xs" style={{ overflowWrap: 'anywhere' }} data-test-subj="rowEntity">
      <strong>{window.entity}</strong>
    </EuiText>
  );
}
