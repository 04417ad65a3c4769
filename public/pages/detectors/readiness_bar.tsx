import React from 'react';
import { EuiProgress, EuiText } from '@elastic/eui';
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
        aria-label="Rows there of rows needed"
      />
      <EuiText size="xs">
        <p>
          {there === undefined
            ? `At least ${format.count(needed)} usable rows are needed.`
            : `${format.count(there)} rows are there; at least ${format.count(needed)} usable ones are needed.`}
        </p>
      </EuiText>
    </div>
  );
}
