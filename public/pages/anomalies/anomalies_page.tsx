import React, { useCallback, useRef, useState } from 'react';
import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { Page } from '../../application/page';
import { paths } from '../../application/paths';
import { useLink } from '../../components/use_link';
import { useAddressState } from '../../hooks/use_address_state';
import { firstToShow, useDetectors } from '../../hooks/use_detectors';
import { TimePicker } from '../../time/time_picker';
import { Turn } from '../../time/turn';
import { useRange } from '../../time/use_range';
import { DetectorsRequested } from './detectors_requested';
import { Investigation } from './investigation';
import { defaultState, parseState, printState } from './url_state';

function NoDetectors(): React.ReactElement {
  const link = useLink();
  return (
    <EuiEmptyPrompt
      iconType="outlierDetectionJob"
      title={
        <h2>
          {i18n.translate('anomalyForest.anomalies.anomaliesPage.noDetectorsYetText', {
            defaultMessage: 'No detectors yet',
          })}
        </h2>
      }
      body={
        <p>
          {i18n.translate('anomalyForest.anomalies.anomaliesPage.detectorSaysWhichIndexText', {
            defaultMessage:
              'A detector says which index to read and which fields to judge by. Its forest is trained as soon as enough rows are there, and what it finds shows here.',
          })}
        </p>
      }
      actions={
        <EuiButton fill iconType="plus" {...link(paths.newDetector)}>
          {i18n.translate('anomalyForest.anomalies.anomaliesPage.createDetectorButton', {
            defaultMessage: 'Create a detector',
          })}
        </EuiButton>
      }
      data-test-subj="noDetectors"
    />
  );
}

const isSettled = ({ phase }: DetectorOverview) => phase === 'running' || phase === 'disabled';

/** What a detector found in a time range, and why. */
export function AnomaliesPage(): React.ReactElement {
  const [state, change] = useAddressState(parseState, printState);
  const [turn, setTurn] = useState(0);
  const detectors = useDetectors('waiting');
  const range = useRange(state, defaultState, turn);
  const { data, refresh } = detectors;
  // It stays when another one is first by now: nobody has chosen that one.
  const first = useRef<string>();
  first.current ??= firstToShow(data ?? [])?.detector.id;
  const chosen = state.detector ?? first.current;
  const onRefresh = useCallback(() => {
    setTurn((n) => n + 1);
    // A detector that waits or fails may be past it by now; a settled one has nothing new to say.
    if (data === undefined || data.length === 0 || !data.every(isSettled)) refresh();
  }, [data, refresh]);
  return (
    <Page
      title={i18n.translate('anomalyForest.anomalies.anomaliesPage.anomaliesTitle', {
        defaultMessage: 'Anomalies',
      })}
      wideActions
      actions={[
        <TimePicker
          key="time"
          state={state}
          change={(time, options) => change({ ...time, page: 0 }, options)}
          onRefresh={onRefresh}
        />,
      ]}
    >
      {chosen === undefined ? (
        <DetectorsRequested request={detectors}>{() => <NoDetectors />}</DetectorsRequested>
      ) : (
        <Turn value={turn}>
          <Investigation
            detectors={detectors}
            detectorId={chosen}
            state={state}
            change={change}
            range={range}
            onRefresh={onRefresh}
          />
        </Turn>
      )}
    </Page>
  );
}
