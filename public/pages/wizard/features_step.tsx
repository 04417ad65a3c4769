import React, { useEffect } from 'react';
import {
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { FieldCandidates } from '../../../common/api/field_candidates';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { useFormat } from '../../formatters/use_format';
import { useFieldCandidates } from '../../hooks/use_wizard_requests';
import { asFeature, CandidatesTable, type Choice } from './candidates_table';
import type { DraftFeature } from './draft';
import { readSourceOf } from './draft_input';
import type { StepProps } from './source_step';

const suggestionsOf = ({ candidates }: FieldCandidates): DraftFeature[] =>
  candidates.filter(({ suggested }) => suggested).map(asFeature);

function Heading({ found, chosen, choose }: Choice & { found: FieldCandidates }) {
  const format = useFormat();
  const { documents, rows, left_out: leftOut } = found;
  return (
    <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false} wrap>
      <EuiFlexItem>
        <EuiText size="s">
          <p aria-live="polite" data-test-subj="featuresChosen">
            <FormattedMessage
              id="anomalyForest.wizard.featuresStep.fieldsTakenText"
              defaultMessage="{taken} of {candidates} {candidatesCount, plural, one {field} other {fields}} taken."
              values={{
                taken: <strong>{format.count(chosen.length)}</strong>,
                candidates: format.count(found.candidates.length),
                candidatesCount: found.candidates.length,
              }}
            />{' '}
            {rows < documents
              ? i18n.translate('anomalyForest.wizard.featuresStep.figuresDocumentDrawnAtText', {
                  defaultMessage:
                    'Figures are of {rows} {rowsCount, plural, one {document} other {documents}} drawn at random from {documents}.',
                  values: {
                    rows: format.count(rows),
                    rowsCount: rows,
                    documents: format.count(documents),
                  },
                })
              : i18n.translate('anomalyForest.wizard.featuresStep.figuresAllDocumentText', {
                  defaultMessage:
                    'Figures are of all {documents} {documentsCount, plural, one {document} other {documents}}.',
                  values: { documents: format.count(documents), documentsCount: documents },
                })}{' '}
            {leftOut > 0
              ? i18n.translate('anomalyForest.wizard.featuresStep.moreFieldWasNotText', {
                  defaultMessage:
                    '{leftOut} more {leftOutCount, plural, one {field was} other {fields were}} not looked at.',
                  values: { leftOut: format.count(leftOut), leftOutCount: leftOut },
                })
              : null}
          </p>
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" iconType="check" onClick={() => choose(suggestionsOf(found))}>
          {i18n.translate('anomalyForest.wizard.featuresStep.takeSuggestionsButton', {
            defaultMessage: 'Take the suggestions',
          })}
        </EuiButtonEmpty>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" iconType="cross" onClick={() => choose([])}>
          {i18n.translate('anomalyForest.wizard.featuresStep.takeNoneButton', {
            defaultMessage: 'Take none',
          })}
        </EuiButtonEmpty>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

/** Features that a draft has and the source has not, such as from an old link. */
function Unknown({ found, chosen }: Choice & { found: FieldCandidates }) {
  const known = new Set(found.candidates.map(({ field }) => field));
  const unknown = chosen.filter(({ field }) => !known.has(field));
  if (unknown.length === 0 || found.left_out > 0) return null;
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut
        size="s"
        color="warning"
        iconType="alert"
        title={i18n.translate('anomalyForest.wizard.featuresStep.sourceHasNoUsableTitle', {
          defaultMessage: 'The source has no usable field {map}.',
          values: { map: unknown.map(({ field }) => field).join(', ') },
        })}
      />
    </>
  );
}

/** Which fields to judge by: what each is like, what is suggested, and what is not and why. */
export function FeaturesStep({ draft, change }: StepProps): React.ReactElement {
  const request = useFieldCandidates(readSourceOf(draft));
  const { data } = request;
  const isUntouched = draft.features === null;
  useEffect(() => {
    if (data !== undefined && isUntouched) change({ features: suggestionsOf(data) });
  }, [data, isUntouched]);
  const choice: Choice = {
    chosen: draft.features ?? [],
    choose: (features) => change({ features }),
  };
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.wizard.featuresStep.fieldsCouldNotReadFailure', {
        defaultMessage: 'The fields could not be read',
      })}
      skeleton={<TableSkeleton />}
    >
      {(found) =>
        found.candidates.length === 0 ? (
          <EuiCallOut
            color="warning"
            iconType="alert"
            title={i18n.translate('anomalyForest.wizard.featuresStep.noFieldCanFeatureTitle', {
              defaultMessage: 'No field can be a feature',
            })}
          >
            <EuiText size="s">
              <p>
                {i18n.translate('anomalyForest.wizard.featuresStep.featureMappedAsNumberText', {
                  defaultMessage:
                    'A feature is mapped as a number, boolean, keyword, IP address or date.',
                })}
              </p>
            </EuiText>
          </EuiCallOut>
        ) : (
          <>
            <Heading found={found} {...choice} />
            <Unknown found={found} {...choice} />
            <EuiSpacer size="s" />
            <CandidatesTable found={found} {...choice} />
          </>
        )
      }
    </Requested>
  );
}
