import React from 'react';
import { EuiSwitch, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { Requested } from '../../../components/requested';
import { TableSkeleton } from '../../../components/skeletons';
import { useAddress } from '../../../hooks/use_address';
import { useLabelQueue } from '../../../hooks/use_label_queue';
import type { Labels } from '../../../hooks/use_labels';
import type { RowsToLabel } from '../../../hooks/use_suggestions';
import { LabelCard } from './label_card';
import { NothingToLabel } from './nothing_to_label';

export interface RowsToLabelProps {
  asked: RowsToLabel;
  labels: Labels;
}

/** Rows to label, one after the other. */
export function LabelOneByOne({ asked, labels }: RowsToLabelProps): React.ReactElement {
  const [params, change] = useAddress();
  const queue = useLabelQueue(asked, labels.request.refresh);
  const withAlike = params.get('alike') === 'true';
  return (
    <>
      <EuiSwitch
        compressed
        label={i18n.translate(
          'anomalyForest.evaluate.labelNext.labelOneByOne.labelRowsLikeTooLabel',
          { defaultMessage: 'Label rows like it too' },
        )}
        checked={withAlike}
        onChange={({ target }) => change({ alike: target.checked ? 'true' : undefined })}
        data-test-subj="withAlike"
      />
      <EuiSpacer size="m" />
      <Requested
        request={queue.request}
        failure={i18n.translate(
          'anomalyForest.evaluate.labelNext.labelOneByOne.whatLabelNextCouldFailure',
          { defaultMessage: 'What to label next could not be read' },
        )}
        skeleton={<TableSkeleton />}
        quiet
      >
        {() =>
          queue.row === undefined ? (
            <NothingToLabel {...asked} />
          ) : (
            <LabelCard
              key={queue.row.result_id}
              queue={queue}
              row={queue.row}
              withAlike={withAlike}
            />
          )
        }
      </Requested>
    </>
  );
}
