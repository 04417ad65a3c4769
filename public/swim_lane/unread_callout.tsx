import React from 'react';
import { EuiCallOut, EuiCode, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
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
            title={i18n.translate(
              'anomalyForest.swimLane.unreadCallout.withoutResultsCouldNotTitle',
              {
                defaultMessage: 'Without {ids}: the results could not be read',
                values: { ids: ids.join(', ') },
              },
            )}
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
