import React from 'react';
import { EuiCallOut, EuiCode, EuiSpacer } from '@elastic/eui';
import type { DetectorOverview } from '../../../common/api/shared';
import { Stats, type Stat } from '../../components/stats';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { LagCell, LastRunCell, ModelCell, ScoredCell } from './detector_cells';
import { PhaseBadge } from './phase_badge';
import { ReadinessBar } from './readiness_bar';

function statsOf(overview: DetectorOverview, format: Format): Stat[] {
  const { model } = overview;
  return [
    { label: 'State', value: <PhaseBadge phase={overview.phase} /> },
    { label: 'Last run', value: <LastRunCell overview={overview} /> },
    { label: 'Rows scored', value: <ScoredCell overview={overview} /> },
    {
      label: 'Lag',
      value: <LagCell overview={overview} />,
      hint: 'How far scoring is behind what it could have scored by now.',
    },
    { label: 'Model', value: <ModelCell overview={overview} /> },
    {
      label: 'Threshold',
      value: model === null ? nothing : format.score(model.threshold),
      hint: 'A row is an anomaly from this score on (0 to 1).',
    },
    {
      label: 'Training rows',
      value: model === null ? nothing : format.count(model.training_rows),
    },
  ];
}

/** The detector's figures, with what keeps it from scoring above them. */
export function DetectorSummary({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const format = useFormat();
  const { phase, state } = overview;
  return (
    <>
      {phase === 'failing' && state.error ? (
        <>
          <EuiCallOut
            title="The last run failed"
            color="danger"
            iconType="alert"
            data-test-subj="detectorError"
          >
            <p>
              <EuiCode>{state.error.code}</EuiCode> {state.error.message}
            </p>
            <p>{state.error.remedy}</p>
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
      {phase === 'waiting_for_rows' ? (
        <>
          <EuiCallOut title="Waiting for enough rows to train on" iconType="clock" size="s">
            <ReadinessBar overview={overview} />
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
      <Stats stats={statsOf(overview, format)} />
    </>
  );
}
