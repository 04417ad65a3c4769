import React, { useState } from 'react';
import { EuiButton, EuiSpacer } from '@elastic/eui';
import { useParams } from 'react-router-dom';
import { i18n } from '@kbn/i18n';
import type { DescribedDetector } from '../../../common/api/shared';
import { Page } from '../../application/page';
import { paths } from '../../application/paths';
import { NoSuchDetector, saysNoDetector } from '../../components/no_such_detector';
import { Requested } from '../../components/requested';
import { StatsSkeleton, TableSkeleton } from '../../components/skeletons';
import { useLink } from '../../components/use_link';
import { useDetector } from '../../hooks/use_detector';
import { useDetectorActions, type DetectorActions } from '../../hooks/use_detector_actions';
import { useInterval } from '../../hooks/use_interval';
import { useServices } from '../../services_context';
import { DeleteDetectorModal } from './delete_detector_modal';
import { detectorButtons } from './detector_buttons';
import { DetectorSummary } from './detector_summary';
import { DetectorTabs } from './detector_tabs';
import { TrainingNotice } from './training_notice';

const pollMs = 10_000;
/** While a training is on its way. */
const trainingPollMs = 2_000;

function Content(props: {
  overview: DescribedDetector;
  actions: DetectorActions;
  mayChange: boolean;
  refresh: () => void;
}): React.ReactElement {
  const { actions, mayChange, overview, refresh } = props;
  const { detector } = overview;
  const renewButton = (
    <EuiButton
      size="s"
      color="danger"
      iconType="refresh"
      isDisabled={!mayChange || actions.busy.has(detector.id)}
      onClick={() => void actions.renew(detector)}
      data-test-subj="renewCredentials"
    >
      {i18n.translate('anomalyForest.detectors.detectorPage.renewCredentialsButton', {
        defaultMessage: 'Renew credentials',
      })}
    </EuiButton>
  );
  return (
    <>
      <TrainingNotice
        state={overview.state}
        hasModel={overview.model !== null}
        retrainEvery={detector.training.retrain_every}
        isDisabled={!mayChange || actions.busy.has(detector.id)}
        onCancel={() => void actions.cancelTraining(detector)}
      />
      <DetectorSummary overview={overview} renewButton={renewButton} />
      <EuiSpacer size="l" />
      <DetectorTabs overview={overview} onChanged={refresh} />
    </>
  );
}

/** One detector: how it fares, its runs, where every row went, its settings. */
export function DetectorPage(): React.ReactElement {
  const { history, mayChange } = useServices();
  const page = { link: useLink(), mayChange };
  const { id } = useParams<{ id: string }>();
  const request = useDetector(id);
  const actions = useDetectorActions(request.refresh);
  const [isDeleting, setDeleting] = useState(false);
  const isGone = saysNoDetector(request.error);
  const known = request.data?.detector;
  const detector = isGone ? undefined : known;
  const isTraining = request.data?.state.training !== undefined;
  useInterval(request.refresh, isTraining && !isGone ? trainingPollMs : pollMs);
  const remove = async () => {
    if (detector && (await actions.remove(detector))) history.push(paths.detectors);
  };
  return (
    <Page
      title={known?.name ?? id}
      wideActions
      above={[
        {
          text: i18n.translate('anomalyForest.detectors.detectorPage.detectorsText', {
            defaultMessage: 'Detectors',
          }),
          path: paths.detectors,
        },
      ]}
      description={detector?.description}
      actions={
        detector
          ? detectorButtons({ detector, actions, onDelete: () => setDeleting(true), ...page })
          : []
      }
    >
      {isGone ? (
        <NoSuchDetector id={id} wasThere={known !== undefined} />
      ) : (
        <Requested
          request={request}
          failure={i18n.translate(
            'anomalyForest.detectors.detectorPage.detectorCouldNotReadFailure',
            { defaultMessage: 'The detector could not be read' },
          )}
          skeleton={
            <>
              <StatsSkeleton />
              <EuiSpacer size="l" />
              <TableSkeleton />
            </>
          }
        >
          {(overview) => (
            <Content
              overview={overview}
              actions={actions}
              mayChange={mayChange}
              refresh={request.refresh}
            />
          )}
        </Requested>
      )}
      {isDeleting && detector ? (
        <DeleteDetectorModal
          detector={detector}
          onConfirm={remove}
          onClose={() => setDeleting(false)}
        />
      ) : null}
    </Page>
  );
}
