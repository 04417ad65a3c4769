import React from 'react';
import { EuiButton, EuiButtonEmpty } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import { anomaliesOf, cloneOf } from '../../application/paths';
import type { LinkProps } from '../../components/use_link';
import type { DetectorActions } from '../../hooks/use_detector_actions';

/** What can be done to one detector, the most wanted first. */
export function detectorButtons(props: {
  detector: Detector;
  actions: DetectorActions;
  onDelete: () => void;
  link: (path: string) => LinkProps;
  mayChange: boolean;
}): React.ReactElement[] {
  const { actions, detector, link, mayChange, onDelete } = props;
  const common = { size: 's', isDisabled: !mayChange || actions.busy.has(detector.id) } as const;
  const { enabled } = detector;
  return [
    <EuiButton key="view" fill size="s" iconType="visLine" {...link(anomaliesOf(detector.id))}>
      {i18n.translate('anomalyForest.detectors.detectorButtons.viewAnomaliesButton', {
        defaultMessage: 'View anomalies',
      })}
    </EuiButton>,
    <EuiButton
      key="run"
      iconType="play"
      {...common}
      onClick={() => void actions.score(detector)}
      data-test-subj="runNow"
    >
      {i18n.translate('anomalyForest.detectors.detectorButtons.runNowButton', {
        defaultMessage: 'Run now',
      })}
    </EuiButton>,
    <EuiButton
      key="train"
      iconType="branch"
      {...common}
      onClick={() => void actions.train(detector)}
      data-test-subj="trainNow"
    >
      {i18n.translate('anomalyForest.detectors.detectorButtons.trainNowButton', {
        defaultMessage: 'Train now',
      })}
    </EuiButton>,
    <EuiButtonEmpty
      key="enable"
      iconType={enabled ? 'pause' : 'play'}
      {...common}
      onClick={() => void actions.setEnabled(detector, !enabled)}
      data-test-subj="toggleEnabled"
    >
      {enabled
        ? i18n.translate('anomalyForest.detectors.detectorButtons.disableButton', {
            defaultMessage: 'Disable',
          })
        : i18n.translate('anomalyForest.detectors.detectorButtons.enableButton', {
            defaultMessage: 'Enable',
          })}
    </EuiButtonEmpty>,
    <EuiButtonEmpty
      key="clone"
      iconType="copy"
      size="s"
      isDisabled={!mayChange}
      {...link(cloneOf(detector.id))}
      data-test-subj="cloneDetector"
    >
      {i18n.translate('anomalyForest.detectors.detectorButtons.cloneButton', {
        defaultMessage: 'Clone',
      })}
    </EuiButtonEmpty>,
    <EuiButtonEmpty
      key="delete"
      color="danger"
      iconType="trash"
      {...common}
      onClick={onDelete}
      data-test-subj="deleteDetector"
    >
      {i18n.translate('anomalyForest.detectors.detectorButtons.deleteButton', {
        defaultMessage: 'Delete',
      })}
    </EuiButtonEmpty>,
  ];
}
