import React, { useState } from 'react';
import {
  EuiInMemoryTable,
  EuiLink,
  EuiSwitch,
  EuiText,
  useIsWithinBreakpoints,
  type DefaultItemAction,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import type { Detector } from '../../../common/detector';
import { anomaliesOf, cloneOf, detectorPath } from '../../application/paths';
import { mayOnlyLook } from '../../components/change_button';
import { WideTable } from '../../components/wide_table';
import { useLink } from '../../components/use_link';
import type { DetectorActions } from '../../hooks/use_detector_actions';
import { nothing } from '../../formatters/format';
import type { AnomaliesToday } from '../../hooks/use_anomalies_today';
import { useServices } from '../../services_context';
import { BulkButtons } from './bulk_buttons';
import {
  LagCell,
  LastRunCell,
  ModelCell,
  ScoredCell,
  StateCell,
  TodayCell,
} from './detector_cells';

interface Props {
  detectors: readonly DetectorOverview[];
  actions: DetectorActions;
  today: AnomaliesToday;
  onDelete: (detector: Detector) => void;
}

type Column = EuiBasicTableColumn<DetectorOverview>;

function NameCell({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const link = useLink();
  const { detector } = overview;
  return (
    <div style={{ overflowWrap: 'break-word', minWidth: '10em' }}>
      <EuiLink {...link(detectorPath(detector.id))} data-test-subj={`detector-${detector.id}`}>
        {detector.name}
      </EuiLink>
      <EuiText size="xs" color="subdued">
        {detector.kind} · {detector.source.indices.join(', ')}
      </EuiText>
    </div>
  );
}

const figures: Column[] = [
  {
    name: i18n.translate('anomalyForest.detectors.detectorsTable.nameName', {
      defaultMessage: 'Name',
    }),
    sortable: ({ detector }) => detector.name,
    width: '18em',
    render: (overview: DetectorOverview) => <NameCell overview={overview} />,
  },
  {
    name: i18n.translate('anomalyForest.detectors.detectorsTable.stateName', {
      defaultMessage: 'State',
    }),
    sortable: ({ phase }) => phase,
    width: '170px',
    render: (overview: DetectorOverview) => <StateCell overview={overview} />,
  },
  {
    name: i18n.translate('anomalyForest.detectors.detectorsTable.lastRunName', {
      defaultMessage: 'Last run',
    }),
    sortable: ({ state }) => state.runs[0]?.started_at ?? '',
    render: (overview: DetectorOverview) => <LastRunCell overview={overview} />,
  },
  {
    name: i18n.translate('anomalyForest.detectors.detectorsTable.rowsScoredName', {
      defaultMessage: 'Rows scored',
    }),
    align: 'right',
    sortable: ({ ledger }) => ledger?.scored ?? -1,
    render: (overview: DetectorOverview) => <ScoredCell overview={overview} />,
  },
  {
    name: i18n.translate('anomalyForest.detectors.detectorsTable.lagName', {
      defaultMessage: 'Lag',
    }),
    align: 'right',
    sortable: ({ lag_ms: lag }) => lag ?? -1,
    render: (overview: DetectorOverview) => <LagCell overview={overview} />,
  },
];

const modelColumn: Column = {
  name: i18n.translate('anomalyForest.detectors.detectorsTable.modelName', {
    defaultMessage: 'Model',
  }),
  sortable: ({ model }) => model?.created_at ?? '',
  render: (overview: DetectorOverview) => <ModelCell overview={overview} />,
};

const ownerColumn: Column = {
  name: i18n.translate('anomalyForest.detectors.detectorsTable.ownerName', {
    defaultMessage: 'Owner',
  }),
  sortable: ({ credentials }) => credentials?.owner ?? '',
  render: ({ credentials }: DetectorOverview) => credentials?.owner ?? nothing,
};

const todayColumn = ({ of }: AnomaliesToday): Column => ({
  name: i18n.translate('anomalyForest.detectors.detectorsTable.anomaliesTodayName', {
    defaultMessage: 'Anomalies today',
  }),
  align: 'right',
  sortable: ({ detector }) => of(detector.id) ?? -1,
  render: (overview: DetectorOverview) => (
    <TodayCell overview={overview} count={of(overview.detector.id)} />
  ),
});

function enabledColumn(actions: DetectorActions, mayChange: boolean): Column {
  return {
    name: i18n.translate('anomalyForest.detectors.detectorsTable.enabledName', {
      defaultMessage: 'Enabled',
    }),
    width: '80px',
    render: ({ detector }: DetectorOverview) => (
      <EuiSwitch
        compressed
        showLabel={false}
        label={i18n.translate('anomalyForest.detectors.detectorsTable.enabledLabel', {
          defaultMessage: '{name} enabled',
          values: { name: detector.name },
        })}
        checked={detector.enabled}
        disabled={!mayChange || actions.busy.has(detector.id)}
        onChange={({ target }) => void actions.setEnabled(detector, target.checked)}
        data-test-subj={`enable-${detector.id}`}
      />
    ),
  };
}

const cloneDeed = (
  goTo: (path: string) => void,
  mayChange: boolean,
): DefaultItemAction<DetectorOverview> => ({
  name: i18n.translate('anomalyForest.detectors.detectorsTable.cloneName', {
    defaultMessage: 'Clone',
  }),
  description: i18n.translate(
    'anomalyForest.detectors.detectorsTable.createAnotherLikeItDescription',
    { defaultMessage: 'Create another one like it' },
  ),
  icon: 'copy',
  type: 'icon',
  enabled: () => mayChange,
  onClick: ({ detector }) => goTo(cloneOf(detector.id)),
  'data-test-subj': 'cloneDetector',
});

function deedsColumn(
  { actions, onDelete }: Props,
  goTo: (path: string) => void,
  mayChange: boolean,
): Column {
  const enabled = ({ detector }: DetectorOverview) => mayChange && !actions.busy.has(detector.id);
  return {
    name: i18n.translate('anomalyForest.detectors.detectorsTable.actionsName', {
      defaultMessage: 'Actions',
    }),
    width: '80px',
    actions: [
      {
        name: i18n.translate('anomalyForest.detectors.detectorsTable.viewAnomaliesName', {
          defaultMessage: 'View anomalies',
        }),
        description: i18n.translate(
          'anomalyForest.detectors.detectorsTable.showWhatFoundDescription',
          { defaultMessage: 'Show what it found' },
        ),
        icon: 'visLine',
        type: 'icon',
        onClick: ({ detector }) => goTo(anomaliesOf(detector.id)),
        'data-test-subj': 'viewAnomalies',
      },
      {
        name: i18n.translate('anomalyForest.detectors.detectorsTable.runNowName', {
          defaultMessage: 'Run now',
        }),
        description: i18n.translate(
          'anomalyForest.detectors.detectorsTable.scoreWhatNewBesideDescription',
          { defaultMessage: 'Score what is new, beside the schedule' },
        ),
        icon: 'play',
        type: 'icon',
        enabled,
        onClick: ({ detector }) => void actions.score(detector),
        'data-test-subj': 'runNow',
      },
      {
        name: i18n.translate('anomalyForest.detectors.detectorsTable.trainNowName', {
          defaultMessage: 'Train now',
        }),
        description: i18n.translate(
          'anomalyForest.detectors.detectorsTable.growNewForestFromDescription',
          { defaultMessage: 'Grow a new forest from the data of now' },
        ),
        icon: 'branch',
        type: 'icon',
        enabled,
        onClick: ({ detector }) => void actions.train(detector),
        'data-test-subj': 'trainNow',
      },
      cloneDeed(goTo, mayChange),
      {
        name: i18n.translate('anomalyForest.detectors.detectorsTable.deleteName', {
          defaultMessage: 'Delete',
        }),
        description: i18n.translate(
          'anomalyForest.detectors.detectorsTable.deleteDetectorWithItsDescription',
          { defaultMessage: 'Delete the detector with its models' },
        ),
        icon: 'trash',
        type: 'icon',
        color: 'danger',
        enabled,
        onClick: ({ detector }) => onDelete(detector),
        'data-test-subj': 'deleteDetector',
      },
    ],
  };
}

/** All detectors with how they fare and what can be done to them. */
export function DetectorsTable(props: Props): React.ReactElement {
  const { history, mayChange } = useServices();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // On narrow screens the detector's own page tells of its model.
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  const hasOwners = props.detectors.some(({ credentials }) => credentials !== null);
  return (
    <>
      <BulkButtons
        chosen={props.detectors.filter(({ detector }) => chosen.includes(detector.id))}
        actions={props.actions}
      />
      <WideTable minWidth={820}>
        <EuiInMemoryTable<DetectorOverview>
          items={[...props.detectors]}
          itemId={({ detector }: DetectorOverview) => detector.id}
          tableCaption={i18n.translate('anomalyForest.detectors.detectorsTable.detectorsCaption', {
            defaultMessage: 'Detectors',
          })}
          tableLayout="auto"
          columns={[
            ...figures,
            todayColumn(props.today),
            ...(narrow ? [] : [modelColumn]),
            ...(narrow || !hasOwners ? [] : [ownerColumn]),
            enabledColumn(props.actions, mayChange),
            deedsColumn(props, (path) => history.push(path), mayChange),
          ]}
          sorting
          selection={{
            selectable: () => mayChange,
            selectableMessage: (selectable) => (selectable ? '' : mayOnlyLook),
            onSelectionChange: (all: DetectorOverview[]) =>
              setChosen(all.map(({ detector }) => detector.id)),
          }}
          {...(props.detectors.length > 10 ? { pagination: { initialPageSize: 25 } } : {})}
          data-test-subj="detectorsTable"
        />
      </WideTable>
    </>
  );
}
