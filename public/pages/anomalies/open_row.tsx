import React, { useRef } from 'react';
import { EuiFlyout, EuiFlyoutBody, EuiSkeletonText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import { Requested } from '../../components/requested';
import { useResult } from '../../hooks/use_result';
import { ResultFlyout } from './result_flyout';
import type { AnomaliesState, ChangeState } from './url_state';

interface Props {
  detector: Detector;
  state: AnomaliesState;
  change: ChangeState;
  /** The rows of the page, for going to the next one. */
  rows: readonly ResultRow[];
}

type FlyoutProps = Omit<React.ComponentProps<typeof ResultFlyout>, 'row'>;

/** A row that is not on the page: a link led to it, or a refresh took it off. */
function FetchedRow(props: FlyoutProps & { id: string }): React.ReactElement {
  const request = useResult(props.detector.id, props.id);
  if (request.data !== undefined) return <ResultFlyout {...props} row={request.data} />;
  return (
    <EuiFlyout
      onClose={props.onClose}
      size="m"
      aria-label={i18n.translate('anomalyForest.anomalies.openRow.rowAriaLabel', {
        defaultMessage: 'Row',
      })}
      data-test-subj="resultFlyout"
    >
      <EuiFlyoutBody>
        <Requested
          request={request}
          failure={i18n.translate('anomalyForest.anomalies.openRow.rowCouldNotReadFailure', {
            defaultMessage: 'The row could not be read',
          })}
          skeleton={<EuiSkeletonText lines={8} />}
        >
          {() => <></>}
        </Requested>
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}

/** The details of the row that the address names. */
export function OpenRow({ change, detector, rows, state }: Props): React.ReactElement | null {
  const known = useRef<ResultRow>();
  const { row: id } = state;
  if (id === undefined) return null;
  const found = rows.find((row) => row.result_id === id) ?? known.current;
  known.current = found?.result_id === id ? found : undefined;
  const flyout: FlyoutProps = {
    detector,
    state,
    rows,
    onOpen: (row) => {
      known.current = row;
      // Going from one row to the next is one step: "back" leads out of the details.
      change({ row: row.result_id }, { replace: true });
    },
    onClose: () => change({ row: undefined }),
  };
  return known.current === undefined ? (
    <FetchedRow key={id} {...flyout} id={id} />
  ) : (
    <ResultFlyout {...flyout} row={known.current} />
  );
}
