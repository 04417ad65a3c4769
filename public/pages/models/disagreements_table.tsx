import React from 'react';
import {
  EuiInMemoryTable,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLink,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Disagreement, ModelComparison } from '../../../common/api/compare_models';
import { resultOf } from '../../application/paths';
import { useLink } from '../../components/use_link';
import { WideTable } from '../../components/wide_table';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

function verdictOf({ flagged_by: by }: Disagreement, { left, right }: ModelComparison): string {
  switch (by) {
    case 'left':
      return i18n.translate('anomalyForest.models.disagreementsTable.versionAloneFlagsText', {
        defaultMessage: 'Version {version} alone flags it',
        values: { version: left.version },
      });
    case 'right':
      return i18n.translate('anomalyForest.models.disagreementsTable.versionAloneFlagsText', {
        defaultMessage: 'Version {version} alone flags it',
        values: { version: right.version },
      });
    case 'both':
      return i18n.translate('anomalyForest.models.disagreementsTable.bothFlagText', {
        defaultMessage: 'Both flag it',
      });
    case 'neither':
      return i18n.translate('anomalyForest.models.disagreementsTable.neitherFlagsText', {
        defaultMessage: 'Neither flags it',
      });
  }
}

function Source({ row, detectorId }: { row: Disagreement; detectorId: string }) {
  const link = useLink();
  return (
    <EuiFlexGroup direction="column" gutterSize="none">
      <EuiFlexItem style={{ overflowWrap: 'anywhere' }}>
        <EuiLink
          {...link(resultOf(detectorId, { resultId: row.result_id, time: row.time }))}
          aria-label={i18n.translate(
            'anomalyForest.models.disagreementsTable.detailsDocumentAriaLabel',
            { defaultMessage: 'Details of document {id}', values: { id: row.source.id } },
          )}
        >
          {row.source.id}
        </EuiLink>
      </EuiFlexItem>
      <EuiFlexItem style={{ overflowWrap: 'anywhere' }}>{row.source.index}</EuiFlexItem>
    </EuiFlexGroup>
  );
}

const texts = {
  theyAgreeEveryRowText: i18n.translate(
    'anomalyForest.models.disagreementsTable.theyAgreeEveryRowText',
    {
      defaultMessage: 'They agree on every row',
    },
  ),
  bothGiveEachRowText: i18n.translate(
    'anomalyForest.models.disagreementsTable.bothGiveEachRowText',
    {
      defaultMessage: 'Both give each row of the sample the same score.',
    },
  ),
  timeName: i18n.translate('anomalyForest.models.disagreementsTable.timeName', {
    defaultMessage: 'Time',
  }),
  documentName: i18n.translate('anomalyForest.models.disagreementsTable.documentName', {
    defaultMessage: 'Document',
  }),
  verdictsName: i18n.translate('anomalyForest.models.disagreementsTable.verdictsName', {
    defaultMessage: 'Verdicts',
  }),
  differenceName: i18n.translate('anomalyForest.models.disagreementsTable.differenceName', {
    defaultMessage: 'Difference',
  }),
  rowsWhichTwoVersionsCaption: i18n.translate(
    'anomalyForest.models.disagreementsTable.rowsWhichTwoVersionsCaption',
    { defaultMessage: 'Rows on which the two versions differ' },
  ),
};

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
        title={<h3>{texts.theyAgreeEveryRowText}</h3>}
        body={<p>{texts.bothGiveEachRowText}</p>}
        data-test-subj="noDisagreements"
      />
    );
  }
  const score = (value: number) => format.score(value);
  const columns: EuiBasicTableColumn<Disagreement>[] = [
    {
      field: 'time',
      name: texts.timeName,
      width: '220px',
      render: (at: Disagreement['time']) => (at === null ? nothing : format.time(at)),
    },
    {
      name: texts.documentName,
      render: (row: Disagreement) => <Source row={row} detectorId={detectorId} />,
    },
    { name: texts.verdictsName, render: (row: Disagreement) => verdictOf(row, comparison) },
    {
      field: 'left',
      name: i18n.translate('anomalyForest.models.disagreementsTable.versionName', {
        defaultMessage: 'Version {version}',
        values: { version: left.version },
      }),
      align: 'right',
      render: score,
    },
    {
      field: 'right',
      name: i18n.translate('anomalyForest.models.disagreementsTable.versionName', {
        defaultMessage: 'Version {version}',
        values: { version: right.version },
      }),
      align: 'right',
      render: score,
    },
    {
      name: texts.differenceName,
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
        tableCaption={texts.rowsWhichTwoVersionsCaption}
        tableLayout="auto"
        columns={columns}
        data-test-subj="disagreements"
      />
    </WideTable>
  );
}
