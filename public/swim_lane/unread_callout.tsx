import React from 'react';
import { EuiCallOut, EuiCode, EuiSpacer } from '@elastic/eui';
import { asSentence } from '../../common/errors';
import type { Unread } from '../hooks/use_lanes';
import { CodeText } from '../components/code_text';

/** Says which detectors are left out of what is shown, and why. */
export function UnreadCallout({ unread }: { unread: Unread }): React.ReactElement {
  return (
    <>
      {unread.map(({ detector_ids: ids, error }) => (
        <React.Fragment key={ids.join()}>
          <EuiCallOut
            size="s"
            color="warning"
            iconType="alert"
            title={`Without ${ids.join(', ')}: the results could not be read`}
            data-test-subj="unread"
          >
            <p>
              <EuiCode>{error.code}</EuiCode>{' '}
              <CodeText text={`${asSentence(error.message)} ${error.remedy}`} />
            </p>
          </EuiCallOut>
          <EuiSpacer size="s" />
        </React.Fragment>
      ))}
    </>
  );
}
