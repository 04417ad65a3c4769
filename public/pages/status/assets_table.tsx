import React from 'react';
import { EuiBadge, EuiInMemoryTable, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { AssetReport } from '../../../common/api/get_status';
import { nothing } from '../../formatters/format';

const looks = {
  installed: {
    label: i18n.translate('anomalyForest.status.assetsTable.installedLabel', {
      defaultMessage: 'Installed',
    }),
    icon: 'check',
    color: 'success',
  },
  current: {
    label: i18n.translate('anomalyForest.status.assetsTable.upDateLabel', {
      defaultMessage: 'Up to date',
    }),
    icon: 'check',
    color: 'success',
  },
  skipped: {
    label: i18n.translate('anomalyForest.status.assetsTable.leftAloneLabel', {
      defaultMessage: 'Left alone',
    }),
    icon: 'minus',
    color: 'warning',
  },
  failed: {
    label: i18n.translate('anomalyForest.status.assetsTable.failedLabel', {
      defaultMessage: 'Failed',
    }),
    icon: 'alert',
    color: 'danger',
  },
} as const satisfies Record<AssetReport['status'], { label: string; icon: string; color: string }>;

const columns: EuiBasicTableColumn<AssetReport>[] = [
  {
    field: 'name',
    name: i18n.translate('anomalyForest.status.assetsTable.nameName', { defaultMessage: 'Name' }),
    sortable: true,
  },
  {
    field: 'kind',
    name: i18n.translate('anomalyForest.status.assetsTable.kindName', { defaultMessage: 'Kind' }),
    sortable: true,
    render: (kind: string) => kind.replaceAll('_', ' '),
  },
  {
    field: 'status',
    name: i18n.translate('anomalyForest.status.assetsTable.stateName', { defaultMessage: 'State' }),
    sortable: true,
    width: '140px',
    render: (status: AssetReport['status']) => (
      <EuiBadge color={looks[status].color} iconType={looks[status].icon}>
        {looks[status].label}
      </EuiBadge>
    ),
  },
  {
    field: 'reason',
    name: i18n.translate('anomalyForest.status.assetsTable.reasonName', {
      defaultMessage: 'Reason',
    }),
    render: (reason: string | null) => reason ?? nothing,
  },
];

/** Templates, pipelines and dashboards: what was installed, and why not where it was not. */
export function AssetsTable({ assets }: { assets: readonly AssetReport[] }): React.ReactElement {
  if (assets.length === 0) {
    return (
      <EuiText size="s">
        <p>
          {i18n.translate('anomalyForest.status.assetsTable.nothingWasInstalledYetText', {
            defaultMessage:
              'Nothing was installed yet: it happens at start-up, as soon as Elasticsearch answers.',
          })}
        </p>
      </EuiText>
    );
  }
  return (
    <EuiInMemoryTable<AssetReport>
      items={[...assets]}
      itemId={({ kind, name }: AssetReport) => `${kind} ${name}`}
      tableCaption={i18n.translate('anomalyForest.status.assetsTable.installedAssetsCaption', {
        defaultMessage: 'Installed assets',
      })}
      columns={columns}
      sorting
      data-test-subj="assetsTable"
    />
  );
}
