import React, { useState } from 'react';
import { EuiEmptyPrompt, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LabelList } from '../../../common/api/list_labels';
import type { ModelList } from '../../../common/api/list_models';
import type { DetectorOverview } from '../../../common/api/shared';
import { Page } from '../../application/page';
import { ForDetector } from '../../components/for_detector';
import { LinkTabs } from '../../components/link_tabs';
import { Requested } from '../../components/requested';
import { StatsSkeleton, TableSkeleton } from '../../components/skeletons';
import { useAddress } from '../../hooks/use_address';
import { useInterval } from '../../hooks/use_interval';
import { useLabelList } from '../../hooks/use_labels';
import { useLearning } from '../../hooks/use_learning';
import { useModelActions } from '../../hooks/use_model_actions';
import { useModelFiles, type ModelFiles } from '../../hooks/use_model_files';
import { useModels, type ModelsOfDetector } from '../../hooks/use_models';
import type { ModelDeed } from '../../hooks/model_deeds';
import { ComparePanel } from './compare_panel';
import { DeedModal } from './deed_modal';
import { DriftPanel } from './drift_panel';
import { HistoryTable } from './history_table';
import { ImportModal } from './import_modal';
import { LearnModal } from './learn_modal';
import { ModelButtons } from './model_buttons';
import { ModelFigures } from './model_figures';
import { standingOf } from './model_standing';
import { RetrainModal } from './retrain_modal';
import { TrainingCallout } from './training_callout';
import { useTraining, type Training } from './use_training';
import { VersionFlyout } from './version_flyout';
import { VersionsTable } from './versions_table';

const pollMs = 10_000;

function NoModels({ overview }: { overview: DetectorOverview }): React.ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="clock"
      titleSize="s"
      title={
        <h2>
          {i18n.translate('anomalyForest.models.modelsPage.noVersionYetText', {
            defaultMessage: 'No version yet',
          })}
        </h2>
      }
      body={
        <p>
          {i18n.translate('anomalyForest.models.modelsPage.firstForestTrainedItselfText', {
            defaultMessage:
              'The first forest is trained by itself as soon as {minRows} usable {minRows, plural, one {row is} other {rows are}} there.',
            values: { minRows: overview.detector.training.min_rows },
          })}
        </p>
      }
      data-test-subj="noModels"
    />
  );
}

type Dialog =
  { kind: 'deed'; deed: ModelDeed } | { kind: 'train' } | { kind: 'learn' } | { kind: 'import' };

/** The one dialog that is open, if any. */
function useDialogs(props: {
  overview: DetectorOverview;
  list: ModelList;
  training: Training;
  files: ModelFiles;
  labels: LabelList | undefined;
  refresh: () => void;
}): { dialog: React.ReactElement | null; open: (dialog: Dialog) => void } {
  const { files, labels, list, overview, refresh, training } = props;
  const { detector } = overview;
  const { champion } = list;
  const [asked, open] = useState<Dialog>();
  const actions = useModelActions(detector.id, { champion, onDone: refresh });
  const learning = useLearning(detector.id, refresh);
  const onClose = () => open(undefined);
  const dialogOf = (dialog: Dialog) => {
    switch (dialog.kind) {
      case 'deed':
        return <DeedModal {...{ champion, actions, onClose }} deed={dialog.deed} />;
      case 'train':
        return <RetrainModal detector={detector} onConfirm={training.start} onClose={onClose} />;
      case 'learn':
        return labels === undefined ? null : (
          <LearnModal
            list={labels}
            policy={detector.training.promote_learnt}
            onConfirm={learning.learn}
            {...{ champion, onClose }}
          />
        );
      case 'import':
        return <ImportModal files={files} onClose={onClose} />;
    }
  };
  return { dialog: asked === undefined ? null : dialogOf(asked), open };
}

const texts = {
  versionsName: i18n.translate('anomalyForest.models.modelsPage.versionsName', {
    defaultMessage: 'Versions',
  }),
  compareName: i18n.translate('anomalyForest.models.modelsPage.compareName', {
    defaultMessage: 'Compare',
  }),
  driftName: i18n.translate('anomalyForest.models.modelsPage.driftName', {
    defaultMessage: 'Drift',
  }),
  historyName: i18n.translate('anomalyForest.models.modelsPage.historyName', {
    defaultMessage: 'History',
  }),
};

function Content(props: {
  overview: DetectorOverview;
  models: ModelsOfDetector;
  training: Training;
  refresh: () => void;
}): React.ReactElement {
  const { models, overview, refresh, training } = props;
  const { history, list } = models;
  const { detector } = overview;
  const [params, change] = useAddress();
  const files = useModelFiles(detector.id, refresh);
  const { data: labels } = useLabelList(detector.id);
  const { dialog, open } = useDialogs({
    overview,
    list,
    training,
    files,
    labels,
    refresh,
  });
  const ask = (deed: ModelDeed) => open({ kind: 'deed', deed });
  const shown = list.models.find(({ version }) => String(version) === params.get('version'));
  return (
    <>
      <TrainingCallout training={training} overview={overview} />
      <ModelFigures list={list} />
      <EuiSpacer size="s" />
      <ModelButtons
        overview={overview}
        models={models}
        training={training}
        labels={labels?.labels.length}
        onTrain={() => open({ kind: 'train' })}
        onLearn={() => open({ kind: 'learn' })}
        onImport={() => open({ kind: 'import' })}
        onAsk={ask}
      />
      {list.models.length === 0 ? (
        <NoModels overview={overview} />
      ) : (
        <LinkTabs
          tabs={[
            {
              id: 'versions',
              name: texts.versionsName,
              content: () => (
                <VersionsTable
                  models={list.models}
                  history={history}
                  onShow={(version) => change({ version: String(version) })}
                  onAsk={ask}
                  onExport={(version) => void files.save(version)}
                />
              ),
            },
            { id: 'compare', name: texts.compareName, content: () => <ComparePanel list={list} /> },
            { id: 'drift', name: texts.driftName, content: () => <DriftPanel list={list} /> },
            {
              id: 'history',
              name: texts.historyName,
              content: () => <HistoryTable history={history} />,
            },
          ]}
        />
      )}
      {shown ? (
        <VersionFlyout
          detectorId={detector.id}
          version={shown.version}
          standing={standingOf(shown, history)}
          onClose={() => change({ version: undefined })}
        />
      ) : null}
      {dialog}
    </>
  );
}

function OfDetector({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const request = useModels(overview.detector.id);
  const training = useTraining(overview.detector.id, request.refresh);
  useInterval(request.refresh, pollMs);
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.models.modelsPage.versionsCouldNotReadFailure', {
        defaultMessage: 'The versions could not be read',
      })}
      skeleton={
        <>
          <StatsSkeleton />
          <EuiSpacer size="m" />
          <TableSkeleton />
        </>
      }
    >
      {(models) => (
        <Content
          overview={overview}
          models={models}
          training={training}
          refresh={request.refresh}
        />
      )}
    </Requested>
  );
}

/** The versions of a detector's model: what each is, which scores, and what can be done to them. */
export function ModelsPage(): React.ReactElement {
  const [params, change] = useAddress();
  return (
    <Page
      title={i18n.translate('anomalyForest.models.modelsPage.modelsTitle', {
        defaultMessage: 'Models',
      })}
    >
      <ForDetector
        chosen={params.get('detector') ?? undefined}
        onChoose={(detector) =>
          change({ detector, version: undefined, left: undefined, right: undefined })
        }
        empty={i18n.translate('anomalyForest.models.modelsPage.eachDetectorHasModelEmpty', {
          defaultMessage:
            'Each detector has a model, trained by itself as soon as enough rows are there. Its versions show here.',
        })}
      >
        {(overview) => <OfDetector overview={overview} />}
      </ForDetector>
    </Page>
  );
}
