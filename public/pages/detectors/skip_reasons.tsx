import React from 'react';
import {
  EuiBadge,
  EuiBasicTable,
  EuiSpacer,
  EuiTitle,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SkipReason } from '../../../common/detector_state';
import { errorCatalogue, isErrorCode } from '../../../common/errors';
import { CodeText } from '../../components/code_text';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

const remedyOf = (code: string) => (isErrorCode(code) ? errorCatalogue[code].remedy : '');

const columnsOf = (format: Format, ofWindows: boolean): EuiBasicTableColumn<SkipReason>[] => [
  {
    name: i18n.translate('anomalyForest.detectors.skipReasons.reasonName', {
      defaultMessage: 'Reason',
    }),
    width: '240px',
    render: ({ code }: SkipReason) => <EuiBadge color="warning">{code}</EuiBadge>,
  },
  {
    name: i18n.translate('anomalyForest.detectors.skipReasons.fieldName', {
      defaultMessage: 'Field',
    }),
    render: ({ field }: SkipReason) => field || nothing,
  },
  {
    name: i18n.translate('anomalyForest.detectors.skipReasons.whatDoName', {
      defaultMessage: 'What to do',
    }),
    render: ({ code }: SkipReason) => <CodeText text={remedyOf(code) || nothing} />,
  },
  {
    name: ofWindows
      ? i18n.translate('anomalyForest.detectors.skipReasons.windowsName', {
          defaultMessage: 'Windows',
        })
      : i18n.translate('anomalyForest.detectors.skipReasons.rowsName', {
          defaultMessage: 'Rows',
        }),
    align: 'right',
    width: '100px',
    render: ({ rows }: SkipReason) => format.count(rows),
  },
];

/** Why rows could not be scored, and what to do about each reason. */
export function SkipReasons(props: {
  reasons: readonly SkipReason[];
  /** Whether a row is a window. */
  ofWindows: boolean;
}): React.ReactElement | null {
  const { ofWindows, reasons } = props;
  const format = useFormat();
  if (reasons.length === 0) return null;
  const title = ofWindows
    ? i18n.translate('anomalyForest.detectors.skipReasons.skippedWindowsReasonText', {
        defaultMessage: 'Skipped windows by reason',
      })
    : i18n.translate('anomalyForest.detectors.skipReasons.skippedRowsReasonText', {
        defaultMessage: 'Skipped rows by reason',
      });
  return (
    <>
      <EuiSpacer size="m" />
      <EuiTitle size="xxs">
        <h3>{title}</h3>
      </EuiTitle>
      <EuiBasicTable<SkipReason>
        tableLayout="auto"
        items={[...reasons]}
        itemId={({ code, field }: SkipReason) => `${code} ${field}`}
        tableCaption={title}
        columns={columnsOf(format, ofWindows)}
        data-test-subj="skipReasons"
      />
    </>
  );
}
