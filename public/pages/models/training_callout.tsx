import React, { useEffect, useState } from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiCode,
  EuiFlexGroup,
  EuiFlexItem,
  EuiProgress,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { detectorPath } from '../../application/paths';
import { useLink } from '../../components/use_link';
import { useFormat } from '../../formatters/use_format';
import { useInterval } from '../../hooks/use_interval';
import type { Training } from './use_training';

/** From when on it is worth looking why nothing has come. */
const longMs = 60_000;

function UnderWay(props: { since: number; detectorId: string }): React.ReactElement {
  const format = useFormat();
  const link = useLink();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => setNow(Date.now()), [props.since]);
  useInterval(() => setNow(Date.now()), 1_000);
  const waited = Math.max(0, now - props.since);
  return (
    <>
      <EuiProgress
        size="xs"
        color="primary"
        aria-label={i18n.translate('anomalyForest.models.trainingCallout.trainingAriaLabel', {
          defaultMessage: 'Training',
        })}
      />
      <EuiSpacer size="s" />
      <EuiText size="s">
        <p>
          {waited > longMs
            ? i18n.translate('anomalyForest.models.trainingCallout.forChampionGoesScoringText', {
                defaultMessage:
                  'For {floor}. The champion goes on scoring; you may leave this page. It takes long: the run may wait for its turn, or there are too few rows.',
                values: { floor: format.span(Math.floor(waited / 1000) * 1000) },
              })
            : i18n.translate('anomalyForest.models.trainingCallout.forChampionGoesScoringText2', {
                defaultMessage:
                  'For {floor}. The champion goes on scoring; you may leave this page.',
                values: { floor: format.span(Math.floor(waited / 1000) * 1000) },
              })}{' '}
          <EuiButtonEmpty size="xs" flush="both" {...link(detectorPath(props.detectorId))}>
            {i18n.translate('anomalyForest.models.trainingCallout.seeDetectorsRunsButton', {
              defaultMessage: 'See the detector’s runs',
            })}
          </EuiButtonEmpty>
        </p>
      </EuiText>
    </>
  );
}

const texts = {
  newVersionBeingTrainedTitle: i18n.translate(
    'anomalyForest.models.trainingCallout.newVersionBeingTrainedTitle',
    {
      defaultMessage: 'A new version is being trained',
    },
  ),
  newVersionTrainedTitle: i18n.translate(
    'anomalyForest.models.trainingCallout.newVersionTrainedTitle',
    {
      defaultMessage: 'A new version is trained',
    },
  ),
  trainingFailedTitle: i18n.translate('anomalyForest.models.trainingCallout.trainingFailedTitle', {
    defaultMessage: 'The training failed',
  }),
  cancelledTitle: i18n.translate('anomalyForest.models.trainingCallout.cancelledTitle', {
    defaultMessage: 'The training was cancelled; no version came of it',
  }),
  cancelButton: i18n.translate('anomalyForest.models.trainingCallout.cancelTrainingButton', {
    defaultMessage: 'Cancel training',
  }),
  stopWatchingButton: i18n.translate('anomalyForest.models.trainingCallout.stopWatchingButton', {
    defaultMessage: 'Stop watching',
  }),
  closeButton: i18n.translate('anomalyForest.models.trainingCallout.closeButton', {
    defaultMessage: 'Close',
  }),
};

/** How a training that was asked for goes, until it has ended and that was taken note of. */
export function TrainingCallout(props: {
  training: Training;
  overview: DetectorOverview;
}): React.ReactElement | null {
  const { overview, training } = props;
  const { progress } = training;
  if (progress === null) return null;
  const { detector } = overview;
  const isManual = detector.training.promote === 'manual';
  const looks = {
    under_way: { title: texts.newVersionBeingTrainedTitle, color: 'primary', icon: 'clock' },
    done: { title: texts.newVersionTrainedTitle, color: 'success', icon: 'check' },
    cancelled: { title: texts.cancelledTitle, color: 'warning', icon: 'cross' },
    failed: { title: texts.trainingFailedTitle, color: 'danger', icon: 'alert' },
  } as const;
  const { color, icon, title } = looks[progress.state];
  return (
    <>
      <EuiCallOut
        size="s"
        title={title}
        color={color}
        iconType={icon}
        role="status"
        data-test-subj={`training-${progress.state}`}
      >
        {progress.state === 'under_way' ? (
          <UnderWay since={progress.since} detectorId={detector.id} />
        ) : null}
        {progress.state === 'done' ? (
          <EuiText size="s">
            <p>
              {isManual
                ? i18n.translate('anomalyForest.models.trainingCallout.versionWaitsForYouText', {
                    defaultMessage:
                      'Version {version}: it waits for you to compare and promote it.',
                    values: { version: progress.version },
                  })
                : i18n.translate('anomalyForest.models.trainingCallout.versionScoresFromNextText', {
                    defaultMessage: 'Version {version}: it scores from the next run on.',
                    values: { version: progress.version },
                  })}
            </p>
          </EuiText>
        ) : null}
        {progress.state === 'failed' ? (
          <EuiText size="s">
            <p>
              <EuiCode>{progress.error.code}</EuiCode> {progress.error.message}
            </p>
            <p>{progress.error.remedy}</p>
          </EuiText>
        ) : null}
        <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
          {progress.state === 'under_way' ? (
            <EuiFlexItem grow={false}>
              <EuiButton
                size="s"
                iconType="cross"
                onClick={() => void training.cancel()}
                data-test-subj="cancelTraining"
              >
                {texts.cancelButton}
              </EuiButton>
            </EuiFlexItem>
          ) : null}
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty size="s" flush="left" onClick={training.dismiss}>
              {progress.state === 'under_way' ? texts.stopWatchingButton : texts.closeButton}
            </EuiButtonEmpty>
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
