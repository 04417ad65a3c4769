import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiEmptyPrompt } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { detectorPath } from '../../application/paths';
import { ShowDataButton } from '../../components/show_data_button';
import { useLink } from '../../components/use_link';
import type { AnomaliesState, ChangeState } from './url_state';
import { rowKindOf } from '../../results/row_kind';

const reasons: Readonly<Record<DetectorOverview['phase'], string>> = {
  running: i18n.translate('anomalyForest.anomalies.nothingScored.detectorScoringButNoText', {
    defaultMessage: 'The detector is scoring, but no document has its event time in this range.',
  }),
  waiting_for_rows: i18n.translate(
    'anomalyForest.anomalies.nothingScored.forestTrainedAsSoonText',
    {
      defaultMessage:
        'The forest is trained as soon as enough rows are there; then scoring begins by itself.',
    },
  ),
  failing: i18n.translate('anomalyForest.anomalies.nothingScored.detectorFailsAtMomentText', {
    defaultMessage: 'The detector fails at the moment; what keeps it is shown above.',
  }),
  credentials_invalid: i18n.translate(
    'anomalyForest.anomalies.nothingScored.detectorMayNotDoText',
    {
      defaultMessage:
        'The detector may not do what it must; its page says what is missing and renews its credentials.',
    },
  ),
  disabled: i18n.translate('anomalyForest.anomalies.nothingScored.detectorDisabledSoNothingText', {
    defaultMessage: 'The detector is disabled, so nothing new is scored.',
  }),
};

function NothingMatches({
  change,
  overview,
}: {
  change: ChangeState;
  overview: DetectorOverview;
}): React.ReactElement {
  const what = rowKindOf(overview.detector);
  return (
    <EuiEmptyPrompt
      iconType="search"
      titleSize="s"
      title={
        <h2>
          {i18n.translate('anomalyForest.anomalies.nothingScored.noRowMatchesText', {
            defaultMessage: 'No {what, select, windows {window} other {row}} matches',
            values: { what },
          })}
        </h2>
      }
      body={
        <p>
          {i18n.translate('anomalyForest.anomalies.nothingScored.noRowDetectorTimeText', {
            defaultMessage:
              'No {what, select, windows {window} other {row}} of this detector in this time range matches the query and the entity.',
            values: { what },
          })}
        </p>
      }
      actions={
        <EuiButton onClick={() => change({ query: undefined, entity: undefined, page: 0 })}>
          {i18n.translate('anomalyForest.anomalies.nothingScored.takeFiltersOutButton', {
            defaultMessage: 'Take the filters out',
          })}
        </EuiButton>
      }
      data-test-subj="nothingMatches"
    />
  );
}

/** In place of charts and rows where the time range has none: why, and what to do. */
export function NothingScored(props: {
  overview: DetectorOverview;
  state: AnomaliesState;
  change: ChangeState;
}): React.ReactElement {
  const { detector, phase, state: run } = props.overview;
  const link = useLink();
  const { entity, query } = props.state;
  if (entity !== undefined || query !== undefined) return <NothingMatches {...props} />;
  return (
    <EuiEmptyPrompt
      iconType="clock"
      titleSize="s"
      title={
        <h2>
          {i18n.translate('anomalyForest.anomalies.nothingScored.nothingWasScoredTimeText', {
            defaultMessage: 'Nothing was scored in this time range',
          })}
        </h2>
      }
      body={<p>{reasons[phase]}</p>}
      actions={[
        ...(run.checkpoint === null
          ? []
          : [
              <ShowDataButton
                key="data"
                detectorId={detector.id}
                onRange={(range) => props.change({ ...range, page: 0 })}
              />,
            ]),
        <EuiButton
          key="range"
          onClick={() => props.change({ from: 'now-24h', to: 'now', page: 0 })}
        >
          {i18n.translate('anomalyForest.anomalies.nothingScored.showLastHoursButton', {
            defaultMessage: 'Show the last 24 hours',
          })}
        </EuiButton>,
        <EuiButtonEmpty key="detector" {...link(detectorPath(detector.id))}>
          {i18n.translate('anomalyForest.anomalies.nothingScored.seeDetectorButton', {
            defaultMessage: 'See the detector',
          })}
        </EuiButtonEmpty>,
      ]}
      data-test-subj="nothingScored"
    />
  );
}
