import React from 'react';
import { EuiCallOut, EuiLink, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { Detector } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import { detectorPath } from '../../application/paths';
import { useLink } from '../../components/use_link';
import { useFormat } from '../../formatters/use_format';
import { exclusionText } from '../../results/exclusion_text';

/** Says what was left out of training from the details of a row, and where all of it stands. */
export function ExcludedNote(props: {
  detector: Detector;
  exclusion: TrainingExclusion;
}): React.ReactElement {
  const { detector, exclusion } = props;
  const format = useFormat();
  const link = useLink();
  return (
    <>
      <EuiCallOut
        size="s"
        color="success"
        iconType="check"
        title={i18n.translate('anomalyForest.anomalies.excludedNote.nextTrainingLeavesOutTitle', {
          defaultMessage: 'The next training leaves out: {exclusion}',
          values: { exclusion: exclusionText(exclusion, format) },
        })}
        data-test-subj="excludedNote"
      >
        <EuiLink {...link(`${detectorPath(detector.id)}?tab=settings`)}>
          {i18n.translate('anomalyForest.anomalies.excludedNote.allTrainingLeavesOutText', {
            defaultMessage: 'All that training leaves out',
          })}
        </EuiLink>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
