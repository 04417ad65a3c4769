import React from 'react';
import { EuiProgress, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { DetectorOverview } from '../../../common/api/shared';
import { useFormat } from '../../formatters/use_format';

/** Whether the first training has what it needs, as far as counts tell. */
export const hasEnoughRows = ({ detector, ledger, state }: DetectorOverview): boolean =>
  state.training_lacks === undefined && (ledger?.ingested ?? 0) >= detector.training.min_rows;

/** Whether no training begins by itself, since one was cancelled. */
const isHeld = ({ state }: DetectorOverview): boolean =>
  state.training === undefined && state.training_held_since !== undefined;

/** Whether the first training begins in a moment, or runs. */
export const trainsSoon = (overview: DetectorOverview): boolean =>
  hasEnoughRows(overview) && !isHeld(overview);

/** What a detector without a model waits for, in a few words. */
export function waitingTitle(overview: DetectorOverview): string {
  if (isHeld(overview)) {
    return i18n.translate('anomalyForest.detectors.readinessBar.trainingCancelledTitle', {
      defaultMessage: 'The training was cancelled: there is no model to score with',
    });
  }
  if (typeof overview.state.training?.began_at === 'string') {
    return i18n.translate('anomalyForest.detectors.readinessBar.firstModelBeingTrainedTitle', {
      defaultMessage: 'The first model is being trained',
    });
  }
  return trainsSoon(overview)
    ? i18n.translate('anomalyForest.detectors.readinessBar.trainingBeginsTitle', {
        defaultMessage: 'Enough rows are there: training begins in a moment',
      })
    : i18n.translate('anomalyForest.detectors.readinessBar.waitingForEnoughRowsTitle', {
        defaultMessage: 'Waiting for enough rows to train on',
      });
}

/** How many of the rows that the first training needs are there. */
export function ReadinessBar({ overview }: { overview: DetectorOverview }): React.ReactElement {
  const format = useFormat();
  const needed = overview.detector.training.min_rows;
  const there = overview.ledger?.ingested;
  if (there !== undefined && trainsSoon(overview)) {
    return (
      <div style={{ maxWidth: 480 }} data-test-subj="readiness">
        <EuiProgress
          size="s"
          color="primary"
          aria-label={i18n.translate('anomalyForest.detectors.readinessBar.trainingAriaLabel', {
            defaultMessage: 'Training',
          })}
        />
        <EuiText size="xs">
          <p>
            {i18n.translate('anomalyForest.detectors.readinessBar.learntFromThemText', {
              defaultMessage:
                '{there} {thereCount, plural, one {row is} other {rows are}} there to learn from. Scoring follows by itself.',
              values: { there: format.count(there), thereCount: there },
            })}
          </p>
        </EuiText>
      </div>
    );
  }
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
