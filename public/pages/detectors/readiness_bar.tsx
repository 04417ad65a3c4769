import React from 'react';
import { EuiProgress, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { useFormat } from '../../formatters/use_format';

/** How many of the rows that the first training needs are there. */
export function ReadinessBar({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const format = useFormat();
  const needed = overview.detector.training.min_rows;
  const there = overview.ledger?.ingested;
  return (
    <div style={{ maxWidth: 480 }} data-test-subj="readiness">
      <EuiProgress
        value={Math.min(there ?? 0, needed)}
        max={needed}
        size="s"
        color="primary"
        aria-label={i18n.translate(
          'anomalyForest.detectors.readinessBar.rowsThereRowsNeededAriaLabel',
          { defaultMessage: 'Rows there of rows needed' },
        )}
      />
      <EuiText size="xs">
        <p>
          {there === undefined
            ? i18n.translate('anomalyForest.detectors.readinessBar.atLeastUsableRowText', {
                defaultMessage:
                  'At least {needed} usable {neededCount, plural, one {row is} other {rows are}} needed.',
                values: { needed: format.count(needed), neededCount: needed },
              })
            : i18n.translate('anomalyForest.detectors.readinessBar.rowThereAtLeastText', {
                defaultMessage:
                  '{there} {thereCount, plural, one {row is} other {rows are}} there; at least {needed} usable ones are needed.',
                values: {
                  there: format.count(there),
                  thereCount: there,
                  needed: format.count(needed),
                },
              })}
        </p>
      </EuiText>
    </div>
  );
}
