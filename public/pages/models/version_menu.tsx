import React, { useState } from 'react';
import { EuiButtonIcon, EuiContextMenuItem, EuiContextMenuPanel, EuiPopover } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ModelVersion } from '../../../common/api/list_models';
import { useWhyNot } from '../../components/change_button';
import type { ModelDeed } from '../../hooks/model_deeds';

interface Item {
  deed: ModelDeed;
  name: string;
  icon: string;
  /** Why it cannot be done; undefined where it can. */
  whyNot: string | undefined;
}

const failedImport = i18n.translate('anomalyForest.models.versionMenu.itsImportDidNotText', {
  defaultMessage: 'Its import did not give the scores of its test vectors: it is not fit to score.',
});

/** Why a version cannot be deleted. */
const roleReasons: Readonly<Record<ModelVersion['role'], string | undefined>> = {
  champion: i18n.translate('anomalyForest.models.versionMenu.championGiveRoleAnotherText', {
    defaultMessage: 'It is the champion: give that role to another first.',
  }),
  challenger: i18n.translate('anomalyForest.models.versionMenu.challengerGiveRoleAnotherText', {
    defaultMessage: 'It is the challenger: give that role to another first.',
  }),
  none: undefined,
};

/** What can be done to a version, and why the rest cannot. */
function itemsOf({ certificate_passed: passed, role, version }: ModelVersion): Item[] {
  const unfit = passed === false ? failedImport : undefined;
  return [
    {
      deed: { kind: 'promote', version },
      name: i18n.translate('anomalyForest.models.versionMenu.promoteChampionName', {
        defaultMessage: 'Promote to champion',
      }),
      icon: 'starFilled',
      whyNot:
        role === 'champion'
          ? i18n.translate('anomalyForest.models.versionMenu.championAlreadyReason', {
              defaultMessage: 'It is the champion already.',
            })
          : unfit,
    },
    role === 'challenger'
      ? {
          deed: { kind: 'withdraw', version },
          name: i18n.translate('anomalyForest.models.versionMenu.withdrawAsChallengerName', {
            defaultMessage: 'Withdraw as challenger',
          }),
          icon: 'minus',
          whyNot: undefined,
        }
      : {
          deed: { kind: 'challenge', version },
          name: i18n.translate('anomalyForest.models.versionMenu.makeChallengerName', {
            defaultMessage: 'Make challenger',
          }),
          icon: 'branch',
          whyNot:
            role === 'champion'
              ? i18n.translate(
                  'anomalyForest.models.versionMenu.championCannotComparedWithReason',
                  { defaultMessage: 'The champion cannot be compared with itself.' },
                )
              : unfit,
        },
    {
      deed: { kind: 'delete', version },
      name: i18n.translate('anomalyForest.models.versionMenu.deleteName', {
        defaultMessage: 'Delete',
      }),
      icon: 'trash',
      whyNot: roleReasons[role],
    },
  ];
}

/** A version's deeds behind one button; those that cannot be done say why. */
export function VersionMenu(props: {
  model: ModelVersion;
  onAsk: (deed: ModelDeed) => void;
  onExport: (version: number) => void;
}): React.ReactElement {
  const { model, onAsk, onExport } = props;
  const [isOpen, setOpen] = useState(false);
  const whyNot = useWhyNot();
  const close = () => setOpen(false);
  const items = itemsOf(model).map(({ deed, icon, name, whyNot: reason }) => {
    const refusal = whyNot(reason);
    return (
      <EuiContextMenuItem
        key={deed.kind}
        icon={icon}
        disabled={refusal !== undefined}
        {...(refusal === undefined
          ? {}
          : { toolTipContent: refusal, toolTipProps: { position: 'left' } })}
        onClick={() => {
          close();
          onAsk(deed);
        }}
        data-test-subj={`deed-${deed.kind}`}
      >
        {name}
      </EuiContextMenuItem>
    );
  });
  const exportItem = (
    <EuiContextMenuItem
      key="export"
      icon="download"
      onClick={() => {
        close();
        onExport(model.version);
      }}
      data-test-subj="exportVersion"
    >
      {i18n.translate('anomalyForest.models.versionMenu.exportAsFileText', {
        defaultMessage: 'Export as a file',
      })}
    </EuiContextMenuItem>
  );
  return (
    <EuiPopover
      isOpen={isOpen}
      closePopover={close}
      panelPaddingSize="none"
      anchorPosition="leftCenter"
      aria-label={i18n.translate('anomalyForest.models.versionMenu.actionsForVersionAriaLabel', {
        defaultMessage: 'Actions for version {version}',
        values: { version: model.version },
      })}
      button={
        <EuiButtonIcon
          iconType="boxesVertical"
          aria-label={i18n.translate(
            'anomalyForest.models.versionMenu.actionsForVersionAriaLabel',
            { defaultMessage: 'Actions for version {version}', values: { version: model.version } },
          )}
          onClick={() => setOpen(!isOpen)}
          data-test-subj={`versionMenu-${model.version}`}
        />
      }
    >
      <EuiContextMenuPanel items={[exportItem, ...items]} />
    </EuiPopover>
  );
}
