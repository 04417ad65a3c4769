import React, { useState } from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiPanel,
  EuiProgress,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorPreview } from '../../../common/api/preview_detector';
import { ErrorCallout } from '../../components/error_callout';
import { usePreview } from '../../hooks/use_wizard_requests';
import { type Draft } from './draft';
import { draftProblems, previewInput } from './draft_input';

function Training({ onCancel }: { onCancel: () => void }): React.ReactElement {
  return (
    <EuiPanel hasBorder hasShadow={false} data-test-subj="previewTraining">
      <EuiText size="s">
        <p role="status">
          {i18n.translate('anomalyForest.wizard.previewGate.trainingPreviewSampleRowsText', {
            defaultMessage: 'Training a preview on a sample of the rows …',
          })}
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <EuiProgress
        size="s"
        color="accent"
        aria-label={i18n.translate('anomalyForest.wizard.previewGate.trainingPreviewAriaLabel', {
          defaultMessage: 'Training a preview',
        })}
      />
      <EuiSpacer size="s" />
      <EuiButtonEmpty size="s" flush="left" iconType="cross" onClick={onCancel}>
        {i18n.translate('anomalyForest.wizard.previewGate.cancelButton', {
          defaultMessage: 'Cancel',
        })}
      </EuiButtonEmpty>
    </EuiPanel>
  );
}

interface GateProps {
  draft: Draft;
  children: (preview: DetectorPreview, retrain: () => void) => React.ReactNode;
}

function Trained({ draft, children, onCancel }: GateProps & { onCancel: () => void }) {
  const { data, error, isLoading, refresh } = usePreview(previewInput(draft));
  if (isLoading) return <Training onCancel={onCancel} />;
  if (data === undefined) {
    return error === undefined ? null : (
      <ErrorCallout
        title={i18n.translate('anomalyForest.wizard.previewGate.previewCouldNotTrainedTitle', {
          defaultMessage: 'The preview could not be trained',
        })}
        error={error}
        onRetry={refresh}
      />
    );
  }
  return <>{children(data, refresh)}</>;
}

/**
 * A preview of the draft: trained as soon as it is wanted and whenever what it depends on changes; kept
 * between the steps that show it. Going away or cancelling ends the work on the server too.
 */
export function PreviewGate(props: GateProps): React.ReactElement {
  const [isStopped, setStopped] = useState(false);
  const problems = draftProblems(props.draft);
  if (problems.length > 0) {
    return (
      <EuiCallOut
        color="warning"
        iconType="alert"
        title={i18n.translate('anomalyForest.wizard.previewGate.detectorNotCompleteYetTitle', {
          defaultMessage: 'The detector is not complete yet',
        })}
      >
        <EuiText size="s">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </EuiText>
      </EuiCallOut>
    );
  }
  if (isStopped) {
    return (
      <EuiCallOut
        iconType="pause"
        title={i18n.translate('anomalyForest.wizard.previewGate.previewWasCancelledTitle', {
          defaultMessage: 'The preview was cancelled',
        })}
      >
        <EuiButton size="s" onClick={() => setStopped(false)} data-test-subj="trainPreview">
          {i18n.translate('anomalyForest.wizard.previewGate.trainPreviewButton', {
            defaultMessage: 'Train the preview',
          })}
        </EuiButton>
      </EuiCallOut>
    );
  }
  return <Trained {...props} onCancel={() => setStopped(true)} />;
}
