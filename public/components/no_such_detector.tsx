import React from 'react';
import { EuiButton, EuiCallOut, EuiCode, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../common/api/shared';
import type { ErrorCode } from '../../common/errors';
import type { ApiError } from '../api_error';
import { paths } from '../application/paths';
import { DetectorPicker } from './detector_picker';
import { useLink } from './use_link';

const code: ErrorCode = 'DETECTOR_NOT_FOUND';

/** Whether a request failed because its detector is not there. */
export const saysNoDetector = (error: ApiError | undefined): boolean => error?.code === code;

function titleOf({ id, wasThere }: { id: string; wasThere: boolean }): string {
  return wasThere
    ? i18n.translate('anomalyForest.components.noSuchDetector.detectorWasDeletedTitle', {
        defaultMessage: 'This detector was deleted: "{id}"',
        values: { id },
      })
    : i18n.translate('anomalyForest.components.noSuchDetector.thereNoDetectorTitle', {
        defaultMessage: 'There is no detector "{id}"',
        values: { id },
      });
}

/** In place of all that a page shows of a detector: it is gone, and where to go from here. */
export function NoSuchDetector(props: {
  id: string;
  /** It was on show before it went. */
  wasThere: boolean;
  /** Those that can be chosen in its place, where the page has a choice. */
  choice?: {
    detectors: readonly DetectorOverview[];
    onChoose: (id: string) => void;
  };
}): React.ReactElement {
  const { choice, id, wasThere } = props;
  const link = useLink();
  const others = (choice?.detectors ?? []).filter(({ detector }) => detector.id !== id);
  return (
    <EuiCallOut
      title={titleOf(props)}
      color="warning"
      iconType="alert"
      role="alert"
      data-test-subj="noSuchDetector"
    >
      <EuiText size="s">
        <p>
          <EuiCode data-test-subj="errorCode">{code}</EuiCode>{' '}
          {wasThere
            ? i18n.translate('anomalyForest.components.noSuchDetector.deletedMeanwhileText', {
                defaultMessage:
                  'It was deleted while this page was open, in another tab, by another person or by a command. It scores no more; results that it has written stay in their index.',
              })
            : i18n.translate('anomalyForest.components.noSuchDetector.mayHaveBeenDeletedText', {
                defaultMessage: 'It may have been deleted, or the address is misspelt.',
              })}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      {choice === undefined || others.length === 0 ? null : (
        <>
          <DetectorPicker detectors={others} chosen={undefined} onChoose={choice.onChoose} />
          <EuiSpacer size="m" />
        </>
      )}
      <EuiButton
        size="s"
        color="warning"
        iconType="list"
        {...link(paths.detectors)}
        data-test-subj="listDetectors"
      >
        {i18n.translate('anomalyForest.components.noSuchDetector.listDetectorsButton', {
          defaultMessage: 'List the detectors',
        })}
      </EuiButton>
    </EuiCallOut>
  );
}
