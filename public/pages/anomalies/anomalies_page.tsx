import React, { useCallback, useState } from 'react';
import { EuiButton, EuiEmptyPrompt, EuiSkeletonRectangle, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { Page } from '../../application/page';
import { paths } from '../../application/paths';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useLink } from '../../components/use_link';
import { useAddressState } from '../../hooks/use_address_state';
import { useDetectors } from '../../hooks/use_detectors';
import { TimePicker } from '../../time/time_picker';
import { Turn } from '../../time/turn';
import { useRange } from '../../time/use_range';
import { Investigation } from './investigation';
import { TimelineSkeleton } from './timeline_skeleton';
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

/** In place of the page's content: the same heights, so that nothing jumps when it comes. */
function InvestigationSkeleton(): React.ReactElement {
  return (
    <>
      <EuiSkeletonRectangle
        width="100%"
        height={40}
        contentAriaLabel={i18n.translate('anomalyForest.anomalies.anomaliesPage.filtersAriaLabel', {
          defaultMessage: 'Filters',
        })}
      />
      <EuiSpacer size="m" />
      <TimelineSkeleton />
      <EuiSpacer size="m" />
      <TableSkeleton />
    </>
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
      <Requested
        request={detectors}
        failure={i18n.translate(
          'anomalyForest.anomalies.anomaliesPage.detectorsCouldNotReadFailure',
          { defaultMessage: 'The detectors could not be read' },
        )}
        skeleton={<InvestigationSkeleton />}
        quiet
      >
        {(list) =>
          list.length === 0 && state.detector === undefined ? (
            <NoDetectors />
          ) : (
            <Turn value={turn}>
              <Investigation
                detectors={list}
                state={state}
                change={change}
                range={range}
                onRefresh={onRefresh}
              />
            </Turn>
          )
        }
      </Requested>
    </Page>
  );
}
