import React from 'react';
import { EuiCallOut, EuiCode, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { CodeText } from '../../components/code_text';
import { Stats, type Stat } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { LagCell, LastRunCell, ModelCell, ScoredCell } from './detector_cells';
import { PhaseBadge } from '../../components/phase_badge';
import { ReadinessBar, waitingTitle } from './readiness_bar';
import { rowKindOf } from '../../results/row_kind';

function statsOf(overview: DetectorOverview, format: Format): Stat[] {
  const { credentials, detector, model } = overview;
  const ofWindows = detector.source.windows !== undefined;
  return [
    {
      label: i18n.translate('anomalyForest.detectors.detectorSummary.stateLabel', {
        defaultMessage: 'State',
      }),
      value: <PhaseBadge phase={overview.phase} />,
    },
    {
      label: i18n.translate('anomalyForest.detectors.detectorSummary.lastRunLabel', {
        defaultMessage: 'Last run',
      }),
      value: <LastRunCell overview={overview} />,
    },
    {
      label: ofWindows
        ? i18n.translate('anomalyForest.detectors.detectorSummary.windowsScoredLabel', {
            defaultMessage: 'Windows scored',
          })
        : i18n.translate('anomalyForest.detectors.detectorSummary.rowsScoredLabel', {
            defaultMessage: 'Rows scored',
          }),
      value: <ScoredCell overview={overview} />,
    },
    {
      label: i18n.translate('anomalyForest.detectors.detectorSummary.lagLabel', {
        defaultMessage: 'Lag',
      }),
      value: <LagCell overview={overview} />,
      hint: i18n.translate('anomalyForest.detectors.detectorSummary.howFarScoringBehindHint', {
        defaultMessage: 'How far scoring is behind what it could have scored by now.',
      }),
    },
    {
      label: i18n.translate('anomalyForest.detectors.detectorSummary.modelLabel', {
        defaultMessage: 'Model',
      }),
      value: <ModelCell overview={overview} />,
    },
    {
      label: i18n.translate('anomalyForest.detectors.detectorSummary.thresholdLabel', {
        defaultMessage: 'Threshold',
      }),
      value: model === null ? nothing : format.score(model.threshold),
      hint: i18n.translate('anomalyForest.detectors.detectorSummary.rowAnomalyFromScoreHint', {
        defaultMessage:
          'A {what, select, windows {window} other {row}} is an anomaly from this score on (0 to 1).',
        values: { what: rowKindOf(detector) },
      }),
    },
    {
      label: ofWindows
        ? i18n.translate('anomalyForest.detectors.detectorSummary.trainingWindowsLabel', {
            defaultMessage: 'Training windows',
          })
        : i18n.translate('anomalyForest.detectors.detectorSummary.trainingRowsLabel', {
            defaultMessage: 'Training rows',
          }),
      value: model === null ? nothing : format.count(model.training_rows),
    },
    ...(credentials === null
      ? []
      : [
          {
            label: i18n.translate('anomalyForest.detectors.detectorSummary.runsAsLabel', {
              defaultMessage: 'Runs as',
            }),
            value: credentials.owner,
            hint: i18n.translate('anomalyForest.detectors.detectorSummary.withApiKeyPersonsHint', {
              defaultMessage: "With an API key in this person's name, since {grantedAt}.",
              values: { grantedAt: format.time(credentials.granted_at) },
            }),
          },
        ]),
  ];
}

/** Where there are no users there is nothing to renew. */
const canRenew = ({ credentials, state }: DetectorOverview): boolean =>
  credentials !== null || state.error?.code === 'CREDENTIALS_INVALID';

interface Props {
  overview: DetectorOverview;
  /** Shown where new credentials may help. */
  renewButton: React.ReactElement;
}

/** The detector's figures, with what keeps it from scoring above them. */
export function DetectorSummary({ overview, renewButton }: Props): React.ReactElement {
  const format = useFormat();
  const { phase, state } = overview;
  const isRefused = phase === 'credentials_invalid';
  return (
    <>
      {(phase === 'failing' || isRefused) && state.error ? (
        <>
          <EuiCallOut
            title={
              isRefused
                ? i18n.translate('anomalyForest.detectors.detectorSummary.detectorMayNotDoTitle', {
                    defaultMessage: 'The detector may not do what it must',
                  })
                : i18n.translate('anomalyForest.detectors.detectorSummary.lastRunFailedTitle', {
                    defaultMessage: 'The last run failed',
                  })
            }
            color="danger"
            iconType="alert"
            data-test-subj="detectorError"
          >
            <p>
              <EuiCode>{state.error.code}</EuiCode> <CodeText text={state.error.message} />
            </p>
            <p>
              <CodeText text={state.error.remedy} />
            </p>
            {isRefused && canRenew(overview) ? renewButton : null}
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
      {phase === 'waiting_for_rows' && state.training_held_since === undefined ? (
        <>
          <EuiCallOut title={waitingTitle(overview)} iconType="clock" size="s">
            {state.training_lacks === undefined ? null : (
              <p data-test-subj="trainingLacks">
                <CodeText text={state.training_lacks} />
              </p>
            )}
            <ReadinessBar overview={overview} />
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
      <Stats stats={statsOf(overview, format)} />
    </>
  );
}
