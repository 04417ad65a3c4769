import React from 'react';
import { EuiButton, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SourceProfile } from '../../../common/api/profile_source';
import { withoutDestination } from '../../../common/complete_detector';
import { mostSourceIndices } from '../../../common/detector_source';
import { leavingOut } from '../../../common/index_patterns';
import { useFormat } from '../../formatters/use_format';
import { indicesOf, namesOf } from './draft';
import type { StepProps } from './source_step';

/** More would hide what they are named for. */
const mostShown = 5;

/** What is done about results of others: a button where they can be left out one by one. */
function Remedy(props: StepProps & { results: readonly string[]; count: number; taken: number }) {
  const { change, count, draft, results, taken } = props;
  const named = indicesOf(draft);
  const without = leavingOut(named, results, mostSourceIndices - taken);
  if (without === null) {
    return (
      <p data-test-subj="tooManyResults">
        {i18n.translate('anomalyForest.wizard.resultIndices.tooManyText', {
          defaultMessage:
            'They are too many to be left out one by one: a source has {most} names at most. Leave them out by a pattern of their own, such as {example}, or name what is to be read.',
          values: { most: mostSourceIndices, example: '-*-ml' },
        })}
      </p>
    );
  }
  if (without.length === named.length) return null;
  return (
    <EuiButton
      size="s"
      color="warning"
      onClick={() => change({ indices: without.join(', '), features: null })}
      data-test-subj="leaveResultsOut"
    >
      {i18n.translate('anomalyForest.wizard.resultIndices.leaveOutButton', {
        defaultMessage: 'Leave {count, plural, one {it} other {them}} out',
        values: { count },
      })}
    </EuiButton>
  );
}

/** Says which indices among the source hold results, of this detector or others, and leaves them out. */
export function ResultIndices(
  props: StepProps & { profile: SourceProfile },
): React.ReactElement | null {
  const { change, draft, profile } = props;
  const { result_indices: results, result_index_count: count } = profile;
  const format = useFormat();
  const named = indicesOf(draft);
  const { destination } = namesOf(draft);
  const ownEntries = withoutDestination(named, destination).length - named.length;
  const shown = results.slice(0, mostShown).join(', ');
  return (
    <>
      {ownEntries > 0 ? (
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
      {count > 0 ? (
        <>
          <EuiCallOut
            size="s"
            color="warning"
            iconType="alert"
            title={
              count > mostShown
                ? i18n.translate('anomalyForest.wizard.resultIndices.manyHoldResultsTitle', {
                    defaultMessage:
                      '{count} indices hold results of detectors, not new data: {indices} and more',
                    values: { indices: shown, count: format.count(count) },
                  })
                : i18n.translate('anomalyForest.wizard.resultIndices.holdResultsTitle', {
                    defaultMessage:
                      '{indices} {count, plural, one {holds} other {hold}} results of a detector, not new data',
                    values: { indices: shown, count },
                  })
            }
            data-test-subj="resultIndices"
          >
            <p>
              {i18n.translate('anomalyForest.wizard.resultIndices.copiesCountTwiceText', {
                defaultMessage:
                  'A result repeats the document that was scored: read beside it, each row would count twice.',
              })}
            </p>
            <Remedy
              draft={draft}
              change={change}
              results={results}
              count={count}
              taken={ownEntries}
            />
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
    </>
  );
}
