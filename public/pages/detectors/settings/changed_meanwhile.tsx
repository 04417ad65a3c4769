import React from 'react';
import { EuiButton, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

/** Somebody else was faster: nothing of theirs is overwritten unseen. */
export function ChangedMeanwhile({ onTake }: { onTake: () => void }): React.ReactElement {
  return (
    <>
      <EuiCallOut
        title={i18n.translate('anomalyForest.detectors.changedMeanwhile.changedMeanwhileTitle', {
          defaultMessage: 'The detector was changed meanwhile',
        })}
        color="warning"
        iconType="alert"
        role="alert"
        data-test-subj="changedMeanwhile"
      >
        <EuiText size="s">
          <p>
            {i18n.translate('anomalyForest.detectors.changedMeanwhile.inAnotherTabText', {
              defaultMessage:
                'In another tab or by somebody else. Look at it as it is now before you save; what you have written here stays.',
            })}
          </p>
        </EuiText>
        <EuiSpacer size="s" />
        <EuiButton size="s" color="warning" onClick={onTake} data-test-subj="showAsItIs">
          {i18n.translate('anomalyForest.detectors.changedMeanwhile.showAsItIsButton', {
            defaultMessage: 'Show it as it is now',
          })}
        </EuiButton>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
