/** How the parts of a detector's overview are shown, in the list and on its own page alike. */
import React from 'react';
import { EuiLink, EuiText, EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { catchUpShare } from '../../../common/detector_state';
import { anomaliesOf } from '../../application/paths';
import { ErrorCodeBadge } from '../../components/error_code_badge';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { rowsPerSecond } from '../../results/rows_per_second';
import { runKinds } from '../../results/run_kinds';
import { PhaseBadge } from '../../components/phase_badge';
import { useLink } from '../../components/use_link';
import { rowKindOf } from '../../results/row_kind';

interface Cell {
  overview: DetectorOverview;
}

/** State in words, with the lasting failure's code below. */
export function StateCell({ overview }: Cell): React.ReactElement {
  const { phase, state } = overview;
  return (
    <div>
      <PhaseBadge phase={phase} />
      {(phase === 'failing' || phase === 'credentials_invalid') && state.error ? (
        <div style={{ marginTop: 4 }}>
          <ErrorCodeBadge {...state.error} />
        </div>
      ) : null}
    </div>
  );
}

/** A point in time as its age, with the exact time on hover and focus. */
export function Age({ at }: { at: string }): React.ReactElement {
  const format = useFormat();
  return (
    <EuiToolTip content={format.time(at)}>
      <span tabIndex={0} style={{ whiteSpace: 'nowrap' }}>
        {format.ago(at)}
      </span>
    </EuiToolTip>
  );
}

export function LastRunCell({ overview }: Cell): React.ReactElement {
  const [run] = overview.state.runs;
  if (run === undefined) {
    return (
      <>
        {i18n.translate('anomalyForest.detectors.detectorCells.neverText', {
          defaultMessage: 'Never',
        })}
      </>
    );
  }
  return (
    <div>
      <Age at={run.started_at} />
      <EuiText size="xs" color="subdued">
        {run.error === undefined
          ? runKinds[run.kind]
          : i18n.translate('anomalyForest.detectors.detectorCells.failedText', {
              defaultMessage: '{kind} failed',
              values: { kind: runKinds[run.kind] },
            })}
      </EuiText>
    </div>
  );
}

/** How far scoring is behind what it could have scored by now. */
export function LagCell({ overview }: Cell): React.ReactElement {
  const format = useFormat();
  const { lag_ms: lag, state } = overview;
  const share = catchUpShare(state);
  return (
    <div>
      <span style={{ whiteSpace: 'nowrap' }}>{lag === null ? nothing : format.span(lag)}</span>
      {share === null || state.catch_up === undefined ? null : (
        <EuiText size="xs" color="subdued" data-test-subj="catchUp">
          {i18n.translate('anomalyForest.detectors.detectorCells.caughtUpSinceText', {
            defaultMessage: '{share} caught up since {since}',
            values: { share: format.percent(share), since: format.time(state.catch_up.since) },
          })}
        </EuiText>
      )}
    </div>
  );
}

/** Rows scored so far, and how fast the last run went. */
export function ScoredCell({ overview }: Cell): React.ReactElement {
  const format = useFormat();
  const last = overview.state.runs.find(({ kind }) => kind === 'score');
  const rate = last === undefined ? undefined : rowsPerSecond(last);
  if (overview.ledger) {
    return (
      <div>
        {format.count(overview.ledger.scored)}
        {rate === undefined ? null : (
          <EuiText size="xs" color="subdued">
            {i18n.translate('anomalyForest.detectors.detectorCells.rowSText', {
              defaultMessage:
                '{rate} {what, select, windows {{rateCount, plural, one {window} other {windows}}} other {{rateCount, plural, one {row} other {rows}}}}/s',
              values: {
                rate: format.count(rate),
                rateCount: rate,
                what: rowKindOf(overview.detector),
              },
            })}
          </EuiText>
        )}
      </div>
    );
  }
  return (
    <EuiToolTip
      content={
        overview.ledger_error ??
        i18n.translate('anomalyForest.detectors.detectorCells.countsCouldNotReadText', {
          defaultMessage: 'The counts could not be read.',
        })
      }
    >
      <span tabIndex={0}>
        {i18n.translate('anomalyForest.detectors.detectorCells.unknownText', {
          defaultMessage: 'unknown',
        })}
      </span>
    </EuiToolTip>
  );
}

/** Anomalies since midnight, as a link to them. */
export function TodayCell({
  overview,
  count,
}: Cell & { count: number | undefined }): React.ReactElement {
  const format = useFormat();
  const link = useLink();
  if (count === undefined) return <>{nothing}</>;
  const today = anomaliesOf(overview.detector.id, { from: 'now/d', to: 'now' });
  return <EuiLink {...link(today)}>{format.count(count)}</EuiLink>;
}

export function ModelCell({ overview: { model } }: Cell): React.ReactElement {
  const format = useFormat();
  if (model === null) {
    return (
      <>
        {i18n.translate('anomalyForest.detectors.detectorCells.noneYetText', {
          defaultMessage: 'None yet',
        })}
      </>
    );
  }
  return (
    <div>
      {i18n.translate('anomalyForest.detectors.detectorCells.versionText', {
        defaultMessage: 'Version {version}',
        values: { version: format.count(model.version) },
      })}
      <EuiText size="xs" color="subdued">
        <Age at={model.created_at} />
      </EuiText>
    </div>
  );
}
