import React, { useEffect } from 'react';
import {
  EuiBadge,
  EuiButtonEmpty,
  EuiCallOut,
  EuiCheckbox,
  EuiFlexGroup,
  EuiFlexItem,
  EuiInMemoryTable,
  EuiSelect,
  EuiSpacer,
  EuiText,
  EuiToolTip,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import type { FieldCandidate, FieldCandidates } from '../../../common/api/field_candidates';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { WideTable } from '../../components/wide_table';
import { useFormat } from '../../formatters/use_format';
import type { Format } from '../../formatters/format';
import { useFieldCandidates } from '../../hooks/use_wizard_requests';
import { remarkText, valuesText } from './candidate_text';
import { type DraftFeature } from './draft';
import { readSourceOf } from './draft_input';
import { FieldSparkline } from './field_sparkline';
import type { StepProps } from './source_step';

const asFeature = ({ field, missing_policy: missing }: FieldCandidate): DraftFeature => ({
  field,
  missing,
});

const suggestionsOf = ({ candidates }: FieldCandidates): DraftFeature[] =>
  candidates.filter(({ suggested }) => suggested).map(asFeature);

interface Choice {
  chosen: readonly DraftFeature[];
  choose: (features: DraftFeature[]) => void;
}

function Remark({ candidate }: { candidate: FieldCandidate }): React.ReactElement | null {
  const { remark, suggested } = candidate;
  if (remark === undefined) {
    return suggested ? (
      <EuiBadge color="success">
        {i18n.translate('anomalyForest.wizard.featuresStep.suggestedText', {
          defaultMessage: 'Suggested',
        })}
      </EuiBadge>
    ) : null;
  }
  const { word, why } = remarkText[remark];
  return (
    <EuiToolTip content={why}>
      <EuiBadge color="hollow" tabIndex={0}>
        {word}
      </EuiBadge>
    </EuiToolTip>
  );
}

/** Whether a field is taken. */
function Take({ candidate, chosen, choose }: Choice & { candidate: FieldCandidate }) {
  const { field } = candidate;
  const others = chosen.filter((feature) => feature.field !== field);
  return (
    <EuiCheckbox
      id={`take-${field}`}
      aria-label={i18n.translate('anomalyForest.wizard.featuresStep.takeAriaLabel', {
        defaultMessage: 'Take {field}',
        values: { field },
      })}
      checked={others.length < chosen.length}
      onChange={({ target }) => choose(target.checked ? [...others, asFeature(candidate)] : others)}
    />
  );
}

/** What becomes of rows that lack a field that is taken. */
function MissingPolicy({ field, chosen, choose }: Choice & { field: string }) {
  const feature = chosen.find((one) => one.field === field);
  if (feature === undefined) return null;
  const policies = [
    {
      value: 'skip',
      text: i18n.translate('anomalyForest.wizard.featuresStep.leaveOutText', {
        defaultMessage: 'Leave out',
      }),
    },
    {
      value: 'median',
      text: i18n.translate('anomalyForest.wizard.featuresStep.takeAsTypicalText', {
        defaultMessage: 'Take as typical',
      }),
    },
  ] as const;
  return (
    <EuiSelect
      compressed
      aria-label={i18n.translate('anomalyForest.wizard.featuresStep.whatDoWithRowsAriaLabel', {
        defaultMessage: 'What to do with rows that lack {field}',
        values: { field },
      })}
      value={feature.missing}
      options={[...policies]}
      onChange={({ target }) => {
        const missing = policies.find(({ value }) => value === target.value)?.value ?? 'skip';
        choose(chosen.map((one) => (one.field === field ? { field, missing } : one)));
      }}
    />
  );
}

function columnsOf(choice: Choice, format: Format): EuiBasicTableColumn<FieldCandidate>[] {
  const number = { width: '76px', align: 'right', sortable: true } as const;
  return [
    {
      name: i18n.translate('anomalyForest.wizard.featuresStep.takeName', {
        defaultMessage: 'Take',
      }),
      width: '50px',
      render: (candidate: FieldCandidate) => <Take candidate={candidate} {...choice} />,
    },
    {
      field: 'field',
      name: i18n.translate('anomalyForest.wizard.featuresStep.fieldName', {
        defaultMessage: 'Field',
      }),
      sortable: true,
      textOnly: true,
    },
    {
      field: 'type',
      name: i18n.translate('anomalyForest.wizard.featuresStep.typeName', {
        defaultMessage: 'Type',
      }),
      width: '80px',
    },
    {
      field: 'missing',
      name: i18n.translate('anomalyForest.wizard.featuresStep.missingName', {
        defaultMessage: 'Missing',
      }),
      ...number,
      render: (share: number) => format.percent(share),
    },
    {
      field: 'distinct',
      name: i18n.translate('anomalyForest.wizard.featuresStep.distinctName', {
        defaultMessage: 'Distinct',
      }),
      ...number,
      render: (count: number) => format.count(count),
    },
    {
      name: i18n.translate('anomalyForest.wizard.featuresStep.valuesName', {
        defaultMessage: 'Values',
      }),
      width: '180px',
      render: (candidate: FieldCandidate) => (
        <span style={{ overflowWrap: 'anywhere' }}>{valuesText(candidate, format)}</span>
      ),
    },
    {
      name: i18n.translate('anomalyForest.wizard.featuresStep.spreadName', {
        defaultMessage: 'Spread',
      }),
      width: '112px',
      render: (candidate: FieldCandidate) => <FieldSparkline candidate={candidate} />,
    },
    {
      name: i18n.translate('anomalyForest.wizard.featuresStep.suggestionName', {
        defaultMessage: 'Suggestion',
      }),
      width: '130px',
      render: (candidate: FieldCandidate) => <Remark candidate={candidate} />,
    },
    {
      name: i18n.translate('anomalyForest.wizard.featuresStep.rowsLackName', {
        defaultMessage: 'Rows that lack it',
      }),
      width: '150px',
      render: ({ field }: FieldCandidate) => <MissingPolicy field={field} {...choice} />,
    },
  ];
}

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
  const format = useFormat();
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
            <WideTable minWidth={960}>
              <EuiInMemoryTable<FieldCandidate>
                items={found.candidates}
                itemId="field"
                tableCaption={i18n.translate(
                  'anomalyForest.wizard.featuresStep.fieldsCouldFeaturesCaption',
                  { defaultMessage: 'Fields that could be features' },
                )}
                columns={columnsOf(choice, format)}
                compressed
                search={{ box: { incremental: true, placeholder: 'Find a field' } }}
                pagination={
                  found.candidates.length > 25
                    ? { initialPageSize: 25, pageSizeOptions: [25, 50, 100] }
                    : false
                }
                data-test-subj="candidates"
              />
            </WideTable>
          </>
        )
      }
    </Requested>
  );
}
