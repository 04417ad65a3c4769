import React from 'react';
import { EuiButton, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SourceProfile } from '../../../common/api/profile_source';
import { withoutDestination } from '../../../common/complete_detector';
import { indicesOf, namesOf } from './draft';
import type { StepProps } from './source_step';

/** Says which indices among the source hold results, of this detector or others, and leaves them out. */
export function ResultIndices(
  props: StepProps & { profile: SourceProfile },
): React.ReactElement | null {
  const { change, draft, profile } = props;
  const { result_indices: results } = profile;
  const named = indicesOf(draft);
  const without = results.reduce(withoutDestination, named);
  const { destination } = namesOf(draft);
  const leavesOwnOut = withoutDestination(named, destination).length > named.length;
  return (
    <>
      {leavesOwnOut ? (
        <>
          <EuiText size="s" color="subdued" data-test-subj="ownResultsLeftOut">
            <p>
              {i18n.translate('anomalyForest.wizard.resultIndices.ownResultsLeftOutText', {
                defaultMessage:
                  '{destination}, where the results of this detector go, is left out of what it reads.',
                values: { destination },
              })}
            </p>
          </EuiText>
          <EuiSpacer size="m" />
        </>
      ) : null}
      {results.length > 0 ? (
        <>
          <EuiCallOut
            size="s"
            color="warning"
            iconType="alert"
            title={i18n.translate('anomalyForest.wizard.resultIndices.holdResultsTitle', {
              defaultMessage:
                '{indices} {count, plural, one {holds} other {hold}} results of a detector, not new data',
              values: { indices: results.join(', '), count: results.length },
            })}
            data-test-subj="resultIndices"
          >
            <p>
              {i18n.translate('anomalyForest.wizard.resultIndices.copiesCountTwiceText', {
                defaultMessage:
                  'A result repeats the document that was scored: read beside it, each row would count twice.',
              })}
            </p>
            {without.length > named.length ? (
              <EuiButton
                size="s"
                color="warning"
                onClick={() => change({ indices: without.join(', '), features: null })}
                data-test-subj="leaveResultsOut"
              >
                {i18n.translate('anomalyForest.wizard.resultIndices.leaveOutButton', {
                  defaultMessage: 'Leave {count, plural, one {it} other {them}} out',
                  values: { count: results.length },
                })}
              </EuiButton>
            ) : null}
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
    </>
  );
}
