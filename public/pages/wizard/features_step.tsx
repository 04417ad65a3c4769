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
import type { FieldCandidate, FieldCandidates } from '../../../common/api/field_candidates';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { WideTable } from '../../components/wide_table';
import { useFormat } from '../../formatters/use_format';
import type { Format } from '../../formatters/format';
import { useFieldCandidates } from '../../hooks/use_wizard_requests';
import { remarkText, valuesText } from './candidate_text';
import { sourceOf, type DraftFeature } from './draft';
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
  if (remark === undefined)
    return suggested ? <EuiBadge color="success">Suggested</EuiBadge> : null;
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
      aria-label={`Take ${field}`}
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
    { value: 'skip', text: 'Leave out' },
    { value: 'median', text: 'Take as typical' },
  ] as const;
  return (
    <EuiSelect
      compressed
      aria-label={`What to do with rows that lack ${field}`}
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
      name: 'Take',
      width: '50px',
      render: (candidate: FieldCandidate) => <Take candidate={candidate} {...choice} />,
    },
    { field: 'field', name: 'Field', sortable: true, textOnly: true },
    { field: 'type', name: 'Type', width: '80px' },
    {
      field: 'missing',
      name: 'Missing',
      ...number,
      render: (share: number) => format.percent(share),
    },
    {
      field: 'distinct',
      name: 'Distinct',
      ...number,
      render: (count: number) => format.count(count),
    },
    {
      name: 'Values',
      width: '180px',
      render: (candidate: FieldCandidate) => (
        <span style={{ overflowWrap: 'anywhere' }}>{valuesText(candidate, format)}</span>
      ),
    },
    {
      name: 'Spread',
      width: '112px',
      render: (candidate: FieldCandidate) => <FieldSparkline candidate={candidate} />,
    },
    {
      name: 'Suggestion',
      width: '130px',
      render: (candidate: FieldCandidate) => <Remark candidate={candidate} />,
    },
    {
      name: 'Rows that lack it',
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
            <strong>{format.count(chosen.length)}</strong> of{' '}
            {format.count(found.candidates.length)} fields taken.{' '}
            {rows < documents
              ? `Figures are of ${format.count(rows)} documents drawn at random from ${format.count(documents)}.`
              : `Figures are of all ${format.count(documents)} documents.`}
            {leftOut > 0 ? ` ${format.count(leftOut)} more fields were not looked at.` : ''}
          </p>
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" iconType="check" onClick={() => choose(suggestionsOf(found))}>
          Take the suggestions
        </EuiButtonEmpty>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty size="s" iconType="cross" onClick={() => choose([])}>
          Take none
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
        title={`The source has no usable field ${unknown.map(({ field }) => field).join(', ')}.`}
      />
    </>
  );
}

/** Which fields to judge by: what each is like, what is suggested, and what is not and why. */
export function FeaturesStep({ draft, change }: StepProps): React.ReactElement {
  const format = useFormat();
  const request = useFieldCandidates(sourceOf(draft));
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
      failure="The fields could not be read"
      skeleton={<TableSkeleton />}
    >
      {(found) =>
        found.candidates.length === 0 ? (
          <EuiCallOut color="warning" iconType="alert" title="No field can be a feature">
            <EuiText size="s">
              <p>A feature is mapped as a number, boolean, keyword, IP address or date.</p>
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
                tableCaption="Fields that could be features"
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
