import React from 'react';
import {
  EuiBadge,
  EuiCheckbox,
  EuiInMemoryTable,
  EuiSelect,
  EuiToolTip,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { FieldCandidate, FieldCandidates } from '../../../common/api/field_candidates';
import { WideTable } from '../../components/wide_table';
import type { Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { remarkText, valuesText } from './candidate_text';
import type { DraftFeature } from './draft';
import { FieldSparkline } from './field_sparkline';

/** As the source suggests it. */
export const asFeature = ({ field, missing_policy: missing }: FieldCandidate): DraftFeature => ({
  field,
  missing,
});

/** The features taken, and taking others. */
export interface Choice {
  chosen: readonly DraftFeature[];
  choose: (features: DraftFeature[]) => void;
}

function Remark({ candidate }: { candidate: FieldCandidate }): React.ReactElement | null {
  const { remark, suggested } = candidate;
  if (remark === undefined) {
    return suggested ? (
      <EuiBadge color="success">
        {i18n.translate('anomalyForest.wizard.candidatesTable.suggestedText', {
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
      aria-label={i18n.translate('anomalyForest.wizard.candidatesTable.takeAriaLabel', {
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
      text: i18n.translate('anomalyForest.wizard.candidatesTable.leaveOutText', {
        defaultMessage: 'Leave out',
      }),
    },
    {
      value: 'median',
      text: i18n.translate('anomalyForest.wizard.candidatesTable.takeAsTypicalText', {
        defaultMessage: 'Take as typical',
      }),
    },
  ] as const;
  return (
    <EuiSelect
      compressed
      aria-label={i18n.translate('anomalyForest.wizard.candidatesTable.whatDoWithRowsAriaLabel', {
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
      name: i18n.translate('anomalyForest.wizard.candidatesTable.takeName', {
        defaultMessage: 'Take',
      }),
      width: '50px',
      render: (candidate: FieldCandidate) => <Take candidate={candidate} {...choice} />,
    },
    {
      field: 'field',
      name: i18n.translate('anomalyForest.wizard.candidatesTable.fieldName', {
        defaultMessage: 'Field',
      }),
      sortable: true,
      textOnly: true,
    },
    {
      field: 'type',
      name: i18n.translate('anomalyForest.wizard.candidatesTable.typeName', {
        defaultMessage: 'Type',
      }),
      width: '80px',
    },
    {
      field: 'missing',
      name: i18n.translate('anomalyForest.wizard.candidatesTable.missingName', {
        defaultMessage: 'Missing',
      }),
      ...number,
      render: (share: number) => format.percent(share),
    },
    {
      field: 'distinct',
      name: i18n.translate('anomalyForest.wizard.candidatesTable.distinctName', {
        defaultMessage: 'Distinct',
      }),
      ...number,
      render: (count: number) => format.count(count),
    },
    {
      name: i18n.translate('anomalyForest.wizard.candidatesTable.valuesName', {
        defaultMessage: 'Values',
      }),
      width: '180px',
      render: (candidate: FieldCandidate) => (
        <span style={{ overflowWrap: 'anywhere' }}>{valuesText(candidate, format)}</span>
      ),
    },
    {
      name: i18n.translate('anomalyForest.wizard.candidatesTable.spreadName', {
        defaultMessage: 'Spread',
      }),
      width: '112px',
      render: (candidate: FieldCandidate) => <FieldSparkline candidate={candidate} />,
    },
    {
      name: i18n.translate('anomalyForest.wizard.candidatesTable.suggestionName', {
        defaultMessage: 'Suggestion',
      }),
      width: '130px',
      render: (candidate: FieldCandidate) => <Remark candidate={candidate} />,
    },
    {
      name: i18n.translate('anomalyForest.wizard.candidatesTable.rowsLackName', {
        defaultMessage: 'Rows that lack it',
      }),
      width: '150px',
      render: ({ field }: FieldCandidate) => <MissingPolicy field={field} {...choice} />,
    },
  ];
}

/** The fields that could be features, each with what it is like. */
export function CandidatesTable({ found, chosen, choose }: Choice & { found: FieldCandidates }) {
  const format = useFormat();
  return (
    <WideTable minWidth={960}>
      <EuiInMemoryTable<FieldCandidate>
        items={found.candidates}
        itemId="field"
        tableCaption={i18n.translate(
          'anomalyForest.wizard.candidatesTable.fieldsCouldFeaturesCaption',
          { defaultMessage: 'Fields that could be features' },
        )}
        columns={columnsOf({ chosen, choose }, format)}
        compressed
        search={{
          box: {
            incremental: true,
            placeholder: i18n.translate(
              'anomalyForest.wizard.candidatesTable.findFieldPlaceholder',
              { defaultMessage: 'Find a field' },
            ),
          },
        }}
        pagination={
          found.candidates.length > 25
            ? { initialPageSize: 25, pageSizeOptions: [25, 50, 100] }
            : false
        }
        data-test-subj="candidates"
      />
    </WideTable>
  );
}
