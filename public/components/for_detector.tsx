import React, { useRef } from 'react';
import { EuiButton, EuiEmptyPrompt, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../common/api/shared';
import { paths } from '../application/paths';
import { firstToShow, useDetectors } from '../hooks/use_detectors';
import { DetectorPicker } from './detector_picker';
import { NoSuchDetector } from './no_such_detector';
import { Requested } from './requested';
import { StatsSkeleton, TableSkeleton } from './skeletons';
import { useLink } from './use_link';

function NoDetectors({ why }: { why: string }): React.ReactElement {
  const link = useLink();
  return (
    <EuiEmptyPrompt
      iconType="outlierDetectionJob"
      title={
        <h2>
          {i18n.translate('anomalyForest.components.forDetector.noDetectorsYetText', {
            defaultMessage: 'No detectors yet',
          })}
        </h2>
      }
      body={<p>{why}</p>}
      actions={
        <EuiButton fill iconType="plus" {...link(`${paths.detectors}?create=true`)}>
          {i18n.translate('anomalyForest.components.forDetector.createDetectorButton', {
            defaultMessage: 'Create a detector',
          })}
        </EuiButton>
      }
      data-test-subj="noDetectors"
    />
  );
}

interface Props {
  /** Id that the address names; undefined takes the first detector that scores. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
  /** What a page without detectors says. */
  empty: string;
  /** Beside the picker. */
  aside?: React.ReactNode;
  children: (overview: DetectorOverview, refresh: () => void) => React.ReactNode;
}

function Chosen(props: Props & { list: readonly DetectorOverview[]; refresh: () => void }) {
  const { chosen, list, onChoose, refresh } = props;
  const found =
    chosen === undefined ? firstToShow(list) : list.find(({ detector }) => detector.id === chosen);
  const seen = useRef<string>();
  if (found !== undefined) seen.current = found.detector.id;
  if (found === undefined) {
    return (
      <NoSuchDetector
        id={chosen ?? ''}
        wasThere={seen.current === chosen}
        choice={{ detectors: list, onChoose }}
      />
    );
  }
  return (
    <>
      <DetectorPicker detectors={list} chosen={found.detector.id} onChoose={onChoose} />
      <EuiSpacer size="m" />
      <React.Fragment key={found.detector.id}>{props.children(found, refresh)}</React.Fragment>
    </>
  );
}

/** What a page shows of one detector, with the picker above it. */
export function ForDetector(props: Props): React.ReactElement {
  const detectors = useDetectors('waiting');
  return (
    <Requested
      request={detectors}
      failure={i18n.translate('anomalyForest.components.forDetector.detectorsCouldNotReadFailure', {
        defaultMessage: 'The detectors could not be read',
      })}
      quiet
      skeleton={
        <>
          <StatsSkeleton />
          <EuiSpacer size="m" />
          <TableSkeleton />
        </>
      }
    >
      {(list) =>
        list.length === 0 ? (
          <NoDetectors why={props.empty} />
        ) : (
          <Chosen {...props} list={list} refresh={detectors.refresh} />
        )
      }
    </Requested>
  );
}
