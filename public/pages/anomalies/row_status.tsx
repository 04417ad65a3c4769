import React from 'react';
import { EuiToolTip } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import type { ResultStatus } from '../../../common/result';

export const statusLabels: Readonly<Record<ResultStatus, string>> = {
  scored: i18n.translate('anomalyForest.anomalies.rowStatus.scoredText', {
    defaultMessage: 'Scored',
  }),
  imputed: i18n.translate('anomalyForest.anomalies.rowStatus.imputedText', {
    defaultMessage: 'Imputed',
  }),
  out_of_range: i18n.translate('anomalyForest.anomalies.rowStatus.outRangeText', {
    defaultMessage: 'Out of range',
  }),
  unseen_category: i18n.translate('anomalyForest.anomalies.rowStatus.unseenCategoryText', {
    defaultMessage: 'Unseen category',
  }),
  skipped: i18n.translate('anomalyForest.anomalies.rowStatus.skippedText', {
    defaultMessage: 'Skipped',
  }),
};

/** What a status means for one row, in words. */
export function statusMeaning({ ml }: Pick<ResultRow, 'ml'>): string {
  switch (ml.status) {
    case 'scored':
      return i18n.translate('anomalyForest.anomalies.rowStatus.everyFeatureWasThereText', {
        defaultMessage: 'Every feature was there and within what training saw.',
      });
    case 'imputed':
      return i18n.translate('anomalyForest.anomalies.rowStatus.missingSoWhatTypicalText', {
        defaultMessage: 'Missing, so what is typical stood in: {imputed}.',
        values: { imputed: (ml.imputed ?? []).join(', ') },
      });
    case 'out_of_range':
      return i18n.translate('anomalyForest.anomalies.rowStatus.beyondWhatTrainingSawText', {
        defaultMessage: 'Beyond what training saw: {outOfRange}.',
        values: { outOfRange: (ml.out_of_range ?? []).join(', ') },
      });
    case 'unseen_category':
      return i18n.translate('anomalyForest.anomalies.rowStatus.trainingNeverSawValueText', {
        defaultMessage: 'Training never saw this value of: {unseen}.',
        values: { unseen: (ml.unseen ?? []).join(', ') },
      });
    case 'skipped': {
      const reason =
        ml.skip_reason ??
        i18n.translate('anomalyForest.anomalies.rowStatus.noReasonGivenText', {
          defaultMessage: 'no reason given',
        });
      return ml.skip_field
        ? i18n.translate('anomalyForest.anomalies.rowStatus.notScoredText', {
            defaultMessage: 'Not scored: {reason} ({skipField}).',
            values: { reason, skipField: ml.skip_field },
          })
        : i18n.translate('anomalyForest.anomalies.rowStatus.notScoredText2', {
            defaultMessage: 'Not scored: {reason}.',
            values: { reason },
          });
    }
  }
}

export function RowStatus({ row }: { row: ResultRow }): React.ReactElement {
  return (
    <EuiToolTip content={statusMeaning(row)}>
      <span tabIndex={0}>{statusLabels[row.ml.status]}</span>
    </EuiToolTip>
  );
}
