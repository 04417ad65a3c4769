import React from 'react';
import {
  EuiBadge,
  EuiBasicTable,
  EuiCode,
  EuiCopy,
  EuiButtonIcon,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLink,
  EuiText,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ModelVersion } from '../../../common/api/list_models';
import type { RoleChange } from '../../../common/model_roles';
import { WideTable } from '../../components/wide_table';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import type { ModelDeed } from '../../hooks/model_deeds';
import { standingOf } from './model_standing';
import { StandingBadge } from './standing_badge';
import { VersionMenu } from './version_menu';

interface Props {
  models: readonly ModelVersion[];
  history: readonly RoleChange[];
  onShow: (version: number) => void;
  onAsk: (deed: ModelDeed) => void;
  onExport: (version: number) => void;
}

type Column = EuiBasicTableColumn<ModelVersion>;

/** The first characters of a hash, which tell versions apart, with the whole of it to copy. */
export function ShortHash({ sha256 }: { sha256: string }): React.ReactElement {
  return (
    <EuiFlexGroup gutterSize="xs" alignItems="center" responsive={false} wrap={false}>
      <EuiFlexItem grow={false} title={sha256}>
        <EuiCode transparentBackground>{sha256.slice(0, 10)}</EuiCode>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiCopy
          textToCopy={sha256}
          beforeMessage={i18n.translate('anomalyForest.models.versionsTable.copyWholeShaText', {
            defaultMessage: 'Copy the whole SHA-256',
          })}
        >
          {(copy) => (
            <EuiButtonIcon
              size="xs"
              color="text"
              iconType="copy"
              aria-label={i18n.translate(
                'anomalyForest.models.versionsTable.copyWholeShaAriaLabel',
                { defaultMessage: 'Copy the whole SHA-256' },
              )}
              onClick={copy}
            />
          )}
        </EuiCopy>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

const certificates = new Map([
  [
    null,
    i18n.translate('anomalyForest.models.versionsTable.trainedHereText', {
      defaultMessage: 'Trained here',
    }),
  ],
  [
    true,
    i18n.translate('anomalyForest.models.versionsTable.importedScoresVerifiedText', {
      defaultMessage: 'Imported, scores verified',
    }),
  ],
  [
    false,
    i18n.translate('anomalyForest.models.versionsTable.importedScoresDifferText', {
      defaultMessage: 'Imported, scores differ',
    }),
  ],
]);

function originOf({ certificate_passed: passed, learnt }: ModelVersion, format: Format) {
  if (learnt === null) return certificates.get(passed);
  return (
    <EuiBadge color="hollow" iconType="tag" data-test-subj="learntVersion">
      {learnt.labels === 1
        ? i18n.translate('anomalyForest.models.versionsTable.learntFromLabelText', {
            defaultMessage: 'Learnt from 1 label',
          })
        : i18n.translate('anomalyForest.models.versionsTable.learntFromLabelText2', {
            defaultMessage:
              'Learnt from {labels} {labelsCount, plural, one {label} other {labels}}',
            values: { labels: format.count(learnt.labels), labelsCount: learnt.labels },
          })}
    </EuiBadge>
  );
}

function columnsOf({ history, onAsk, onExport, onShow }: Props, format: Format): Column[] {
  return [
    {
      name: i18n.translate('anomalyForest.models.versionsTable.versionName', {
        defaultMessage: 'Version',
      }),
      width: '90px',
      render: ({ version }: ModelVersion) => (
        <EuiLink onClick={() => onShow(version)} data-test-subj={`version-${version}`}>
          {format.count(version)}
        </EuiLink>
      ),
    },
    {
      name: i18n.translate('anomalyForest.models.versionsTable.stateName', {
        defaultMessage: 'State',
      }),
      width: '150px',
      render: (model: ModelVersion) => <StandingBadge standing={standingOf(model, history)} />,
    },
    {
      name: i18n.translate('anomalyForest.models.versionsTable.trainedName', {
        defaultMessage: 'Trained',
      }),
      render: ({ created_at: at }: ModelVersion) => (
        <div>
          {format.time(at)}
          <EuiText size="xs" color="subdued">
            {format.ago(at)}
          </EuiText>
        </div>
      ),
    },
    {
      name: i18n.translate('anomalyForest.models.versionsTable.trainingRowsName', {
        defaultMessage: 'Training rows',
      }),
      align: 'right',
      width: '110px',
      render: ({ training_rows: rows }: ModelVersion) => format.count(rows),
    },
    {
      name: i18n.translate('anomalyForest.models.versionsTable.thresholdName', {
        defaultMessage: 'Threshold',
      }),
      align: 'right',
      width: '90px',
      render: ({ threshold }: ModelVersion) => format.score(threshold),
    },
    {
      name: i18n.translate('anomalyForest.models.versionsTable.fromName', {
        defaultMessage: 'From',
      }),
      render: (model: ModelVersion) => originOf(model, format),
    },
    {
      name: 'SHA-256',
      width: '140px',
      render: ({ sha256 }: ModelVersion) => <ShortHash sha256={sha256} />,
    },
    {
      name: i18n.translate('anomalyForest.models.versionsTable.actionsName', {
        defaultMessage: 'Actions',
      }),
      width: '70px',
      align: 'right',
      render: (model: ModelVersion) => (
        <VersionMenu model={model} onAsk={onAsk} onExport={onExport} />
      ),
    },
  ];
}

/** The versions of a detector's model, the newest first. */
export function VersionsTable(props: Props): React.ReactElement {
  const format = useFormat();
  return (
    <WideTable minWidth={860}>
      <EuiBasicTable<ModelVersion>
        items={[...props.models]}
        itemId={({ version }: ModelVersion) => String(version)}
        tableCaption={i18n.translate('anomalyForest.models.versionsTable.versionsModelCaption', {
          defaultMessage: 'Versions of the model',
        })}
        tableLayout="auto"
        columns={columnsOf(props, format)}
        data-test-subj="versionsTable"
      />
    </WideTable>
  );
}
