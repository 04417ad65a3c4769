import React from 'react';
import { EuiSkeletonText, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultExplanation } from '../../../common/api/explain_result';
import type { ResultRow } from '../../../common/api/search_results';
import { Requested } from '../../components/requested';
import type { Request } from '../../hooks/use_request';
import { ReasonBars } from './reason_bars';
import { scoreParts } from './score_parts';

function Subdued({ children }: { children: string }): React.ReactElement {
  return (
    <EuiText size="s" color="subdued">
      <p>{children}</p>
    </EuiText>
  );
}

/** A flagged row has its reasons with it; those of another one are asked for. */
export function RowReasons({
  request,
  row,
}: {
  row: ResultRow;
  request: Request<ResultExplanation>;
}): React.ReactElement {
  const stored = scoreParts(row);
  if (stored) return <ReasonBars parts={stored} />;
  if (row.ml_score === undefined) {
    return (
      <Subdued>
        {i18n.translate('anomalyForest.anomalies.rowReasons.rowWasNotScoredText', {
          defaultMessage: 'The row was not scored, so no feature had a part in it.',
        })}
      </Subdued>
    );
  }
  if (request.error !== undefined && request.data === undefined) {
    return (
      <Subdued>
        {i18n.translate('anomalyForest.anomalies.rowReasons.reasonsCouldNotComputedText', {
          defaultMessage: 'The reasons could not be computed, see below.',
        })}
      </Subdued>
    );
  }
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.anomalies.rowReasons.rowCouldNotExplainedFailure', {
        defaultMessage: 'The row could not be explained',
      })}
      skeleton={<EuiSkeletonText lines={4} />}
      quiet
    >
      {({ explanation }) => {
        if (explanation === null) return <></>;
        const { reasons, score } = explanation;
        const parts = scoreParts({ ml: { ...row.ml, reasons }, ml_score: score });
        return parts ? <ReasonBars parts={parts} /> : <></>;
      }}
    </Requested>
  );
}
