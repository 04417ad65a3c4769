import React from 'react';
import { EuiCallOut, EuiLink, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { asSentence } from '../../../common/errors';
import { detectorPath } from '../../application/paths';
import { CodeText } from '../../components/code_text';
import { useLink } from '../../components/use_link';
import { ReadinessBar, waitingTitle } from '../detectors/readiness_bar';

/** Says so when the detector on show is not scoring, and why. */
export function DetectorNotice({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const link = useLink();
  const { detector, phase, state } = overview;
  if (phase === 'running') return <></>;
  const more = (
    <EuiLink {...link(detectorPath(detector.id))}>
      {i18n.translate('anomalyForest.anomalies.detectorNotice.seeDetectorText', {
        defaultMessage: 'See the detector',
      })}
    </EuiLink>
  );
  return (
    <>
      {phase === 'waiting_for_rows' ? (
        <EuiCallOut size="s" iconType="clock" title={waitingTitle(overview)}>
          <ReadinessBar overview={overview} />
          <EuiText size="s">
            <p>{more}</p>
          </EuiText>
        </EuiCallOut>
      ) : null}
      {phase === 'disabled' ? (
        <EuiCallOut
          size="s"
          iconType="pause"
          title={i18n.translate('anomalyForest.anomalies.detectorNotice.detectorDisabledTitle', {
            defaultMessage: 'This detector is disabled',
          })}
        >
          <p>
            {i18n.translate('anomalyForest.anomalies.detectorNotice.whatShownWasScoredText', {
              defaultMessage: 'What is shown was scored before.',
            })}{' '}
            {more}
          </p>
        </EuiCallOut>
      ) : null}
      {phase === 'failing' || phase === 'credentials_invalid' ? (
        <EuiCallOut
          size="s"
          iconType="alert"
          color="danger"
          title={i18n.translate('anomalyForest.anomalies.detectorNotice.lastRunFailedTitle', {
            defaultMessage: 'The last run failed: {code}',
            values: {
              code:
                state.error?.code ??
                i18n.translate('anomalyForest.anomalies.detectorNotice.noCodeGivenText', {
                  defaultMessage: 'no code given',
                }),
            },
          })}
        >
          <p>
            <CodeText
              text={`${asSentence(state.error?.message ?? '')} ${state.error?.remedy ?? ''}`}
            />{' '}
            {more}
          </p>
        </EuiCallOut>
      ) : null}
      <EuiSpacer size="m" />
    </>
  );
}
