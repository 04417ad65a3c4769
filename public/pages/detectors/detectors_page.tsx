import React, { useState } from 'react';
import { EuiButton, EuiButtonEmpty, EuiEmptyPrompt } from '@elastic/eui';
import { useLocation } from 'react-router-dom';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import { Page } from '../../application/page';
import { detectorPath, paths } from '../../application/paths';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useAnomaliesToday } from '../../hooks/use_anomalies_today';
import { useDetectorActions } from '../../hooks/use_detector_actions';
import { useDetectors } from '../../hooks/use_detectors';
import { useInterval } from '../../hooks/use_interval';
import { useServices } from '../../services_context';
import { CreateDetectorFlyout } from './create_detector_flyout';
import { DeleteDetectorModal } from './delete_detector_modal';
import { DetectorsTable } from './detectors_table';

const pollMs = 10_000;

function NoDetectors(): React.ReactElement {
  const { history, mayChange } = useServices();
  return (
    <EuiEmptyPrompt
      iconType="outlierDetectionJob"
      title={
        <h2>
          {i18n.translate('anomalyForest.detectors.detectorsPage.noDetectorsYetText', {
            defaultMessage: 'No detectors yet',
          })}
        </h2>
      }
      body={
        <p>
          {i18n.translate('anomalyForest.detectors.detectorsPage.detectorSaysWhichIndexText', {
            defaultMessage:
              'A detector says which index to read, which fields to judge by and where results go. Create the first one to begin.',
          })}
        </p>
      }
      actions={
        <EuiButton
          fill
          iconType="plus"
          isDisabled={!mayChange}
          onClick={() => history.push(paths.newDetector)}
        >
          {i18n.translate('anomalyForest.detectors.detectorsPage.createDetectorButton', {
            defaultMessage: 'Create a detector',
          })}
        </EuiButton>
      }
      data-test-subj="noDetectors"
    />
  );
}

/** Whether the flyout for a new detector is open, kept in the address. */
function useCreating(): [boolean, (open: boolean) => void] {
  const { history } = useServices();
  const { search } = useLocation();
  const isOpen = new URLSearchParams(search).get('create') === 'true';
  return [
    isOpen,
    (open) => history.push({ pathname: paths.detectors, search: open ? '?create=true' : '' }),
  ];
}

const texts = {
  detectorsTitle: i18n.translate('anomalyForest.detectors.detectorsPage.detectorsTitle', {
    defaultMessage: 'Detectors',
  }),
  createDetectorButton2: i18n.translate(
    'anomalyForest.detectors.detectorsPage.createDetectorButton2',
    {
      defaultMessage: 'Create detector',
    },
  ),
  startFromJsonButton: i18n.translate('anomalyForest.detectors.detectorsPage.startFromJsonButton', {
    defaultMessage: 'Start from JSON',
  }),
  refreshButton: i18n.translate('anomalyForest.detectors.detectorsPage.refreshButton', {
    defaultMessage: 'Refresh',
  }),
  detectorsCouldNotReadFailure: i18n.translate(
    'anomalyForest.detectors.detectorsPage.detectorsCouldNotReadFailure',
    { defaultMessage: 'The detectors could not be read' },
  ),
};

/** All detectors: how they fare, and what can be done to them. */
export function DetectorsPage(): React.ReactElement {
  const { history, mayChange } = useServices();
  const detectors = useDetectors('all');
  const actions = useDetectorActions(detectors.refresh);
  const [creating, setCreating] = useCreating();
  const [deleting, setDeleting] = useState<Detector>();
  const today = useAnomaliesToday();
  const refresh = () => {
    detectors.refresh();
    today.refresh();
  };
  useInterval(refresh, pollMs);
  return (
    <Page
      title={texts.detectorsTitle}
      actions={[
        <EuiButton
          key="create"
          fill
          iconType="plus"
          isDisabled={!mayChange}
          onClick={() => history.push(paths.newDetector)}
          data-test-subj="openCreate"
        >
          {texts.createDetectorButton2}
        </EuiButton>,
        <EuiButtonEmpty
          key="json"
          iconType="document"
          isDisabled={!mayChange}
          onClick={() => setCreating(true)}
          data-test-subj="openCreateFromJson"
        >
          {texts.startFromJsonButton}
        </EuiButtonEmpty>,
        <EuiButtonEmpty key="refresh" iconType="refresh" onClick={refresh}>
          {texts.refreshButton}
        </EuiButtonEmpty>,
      ]}
    >
      <Requested
        request={detectors}
        failure={texts.detectorsCouldNotReadFailure}
        skeleton={<TableSkeleton />}
      >
        {(list) =>
          list.length === 0 ? (
            <NoDetectors />
          ) : (
            <DetectorsTable
              detectors={list}
              actions={actions}
              today={today}
              onDelete={setDeleting}
            />
          )
        }
      </Requested>
      {creating ? (
        <CreateDetectorFlyout
          onCreated={({ detector }) => history.push(detectorPath(detector.id))}
          onClose={() => setCreating(false)}
        />
      ) : null}
      {deleting ? (
        <DeleteDetectorModal
          detector={deleting}
          onConfirm={() => actions.remove(deleting)}
          onClose={() => setDeleting(undefined)}
        />
      ) : null}
    </Page>
  );
}
