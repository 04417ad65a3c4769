import React, { useEffect } from 'react';
import {
  EuiAccordion,
  EuiBasicTable,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
  EuiText,
  EuiTitle,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SourceProfile } from '../../../common/api/profile_source';
import { IndexBox } from '../../components/index_box/index_box';
import { LateJson } from '../../components/late_field';
import { remediesOfNames } from '../../components/remedies';
import { Requested } from '../../components/requested';
import { TableSkeleton } from '../../components/skeletons';
import { Stats } from '../../components/stats';
import { WideTable } from '../../components/wide_table';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useSourceProfile } from '../../hooks/use_wizard_requests';
import { filterProblem, indicesOf, type Draft } from './draft';
import { readSourceOf } from './draft_input';
import { ResultIndices } from './result_indices';
import { RowChoice } from './row_choice';

export interface StepProps {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
}

type SampleRow = SourceProfile['sample'][number];

/** Columns of the sample: more are read on a detector's own page. */
const mostColumns = 7;

function SampleRows({ profile }: { profile: SourceProfile }): React.ReactElement {
  const format = useFormat();
  const [first] = profile.sample;
  const names = (first?.fields ?? [])
    .map(({ field }) => field)
    .filter((field) => field !== profile.time_field)
    .slice(0, mostColumns);
  const columns: EuiBasicTableColumn<SampleRow>[] = [
    {
      name:
        profile.time_field ??
        i18n.translate('anomalyForest.wizard.sourceStep.timeName', { defaultMessage: 'Time' }),
      width: '190px',
      render: (row: SampleRow) => (row.time === null ? nothing : format.time(row.time)),
    },
    ...names.map((name) => ({
      name,
      truncateText: true,
      render: (row: SampleRow) => (
        <span className="eui-textTruncate">
          {row.fields.find(({ field }) => field === name)?.value ?? nothing}
        </span>
      ),
    })),
  ];
  return (
    <>
      <EuiTitle size="xxs">
        <h3>
          {i18n.translate('anomalyForest.wizard.sourceStep.sampleRowsText', {
            defaultMessage: 'Sample rows',
          })}
        </h3>
      </EuiTitle>
      <EuiSpacer size="s" />
      <WideTable minWidth={190 + names.length * 110}>
        <EuiBasicTable<SampleRow>
          items={profile.sample}
          itemId="id"
          tableCaption={i18n.translate('anomalyForest.wizard.sourceStep.sampleRowsCaption', {
            defaultMessage: 'Sample rows',
          })}
          columns={columns}
          compressed
          data-test-subj="sampleRows"
        />
      </WideTable>
    </>
  );
}

function Figures({ profile }: { profile: SourceProfile }): React.ReactElement {
  const format = useFormat();
  const { documents, index_count: indices, indices: names, time_field: field } = profile;
  const time = profile.time_fields.find((candidate) => candidate.field === field);
  const at = (moment: number | null | undefined) =>
    moment === null || moment === undefined ? nothing : format.time(moment);
  return (
    <Stats
      stats={[
        {
          label: i18n.translate('anomalyForest.wizard.sourceStep.documentsLabel', {
            defaultMessage: 'Documents',
          }),
          value: format.count(documents),
          testSubj: 'sourceDocuments',
        },
        {
          label:
            indices === 1
              ? i18n.translate('anomalyForest.wizard.sourceStep.indexLabel', {
                  defaultMessage: 'Index {name}',
                  values: { name: names[0] ?? '' },
                })
              : i18n.translate('anomalyForest.wizard.sourceStep.indicesLabel', {
                  defaultMessage: 'Indices',
                }),
          value: format.count(indices),
          hint: names.join(', '),
        },
        {
          label: i18n.translate('anomalyForest.wizard.sourceStep.firstLabel', {
            defaultMessage: 'First {field}',
            values: {
              field:
                field ??
                i18n.translate('anomalyForest.wizard.sourceStep.timeText', {
                  defaultMessage: 'time',
                }),
            },
          }),
          value: at(time?.from),
        },
        {
          label: i18n.translate('anomalyForest.wizard.sourceStep.lastLabel', {
            defaultMessage: 'Last {field}',
            values: {
              field:
                field ??
                i18n.translate('anomalyForest.wizard.sourceStep.timeText', {
                  defaultMessage: 'time',
                }),
            },
          }),
          value: at(time?.to),
        },
      ]}
    />
  );
}

function Nothing({ profile }: { profile: SourceProfile }): React.ReactElement | null {
  const { documents, time_field: field, time_fields: fields } = profile;
  const count = fields.find((candidate) => candidate.field === field)?.count ?? 0;
  const titles = [
    ...(documents === 0
      ? [
          i18n.translate('anomalyForest.wizard.sourceStep.noDocumentThereOrText', {
            defaultMessage: 'No document is there, or none matches the filter.',
          }),
        ]
      : []),
    ...(field === null
      ? [
          i18n.translate('anomalyForest.wizard.sourceStep.noFieldMappedAsText', {
            defaultMessage:
              'No field is mapped as a date: a detector needs the time of each document.',
          }),
        ]
      : []),
    ...(documents > 0 && field !== null && count === 0
      ? [
          i18n.translate('anomalyForest.wizard.sourceStep.noDocumentHasText', {
            defaultMessage: 'No document has {field}.',
            values: { field },
          }),
        ]
      : []),
  ];
  if (titles.length === 0) return null;
  return (
    <>
      {titles.map((title) => (
        <EuiCallOut key={title} size="s" color="warning" iconType="alert" title={title} />
      ))}
      <EuiSpacer size="m" />
    </>
  );
}

function Profile({ draft, change }: StepProps): React.ReactElement {
  const request = useSourceProfile(readSourceOf(draft));
  const found = request.data;
  const counts = new Map(found?.time_fields.map(({ field, count }) => [field, count]));
  const isGood = (field: string) => (counts.get(field) ?? 0) > 0;
  const likeliest = found?.time_field ?? '';
  useEffect(() => {
    // Another source has other fields: what was chosen for the last one may be none here.
    if (found === undefined || isGood(draft.timeField)) return;
    const next = found.time_fields.find(({ count }) => count > 0)?.field ?? '';
    if (next !== draft.timeField) change({ timeField: next });
  }, [found]);
  return (
    <>
      {found === undefined && request.error !== undefined ? null : (
        <>
          <EuiFormRow
            label={i18n.translate('anomalyForest.wizard.sourceStep.timeFieldLabel', {
              defaultMessage: 'Time field',
            })}
            helpText={i18n.translate(
              'anomalyForest.wizard.sourceStep.whenRowHappenedDetectorsHelp',
              {
                defaultMessage: 'When a row happened: detectors go through the source by it.',
              },
            )}
            fullWidth
          >
            <EuiSelect
              fullWidth
              value={draft.timeField}
              disabled={counts.size === 0}
              isLoading={request.isLoading}
              options={[
                ...(draft.timeField === '' ? [{ value: '', text: likeliest }] : []),
                ...[...counts.keys()].map((field) => ({ value: field, text: field })),
              ]}
              onChange={({ target }) => change({ timeField: target.value, features: null })}
              data-test-subj="timeField"
            />
          </EuiFormRow>
          <EuiSpacer size="m" />
          <RowChoice draft={draft} change={change} />
          <EuiSpacer size="m" />
        </>
      )}
      <Requested
        request={request}
        failure={i18n.translate('anomalyForest.wizard.sourceStep.sourceCouldNotReadFailure', {
          defaultMessage: 'The source could not be read',
        })}
        skeleton={<TableSkeleton />}
        remedies={remediesOfNames}
      >
        {(profile) => (
          <>
            <Nothing profile={profile} />
            <ResultIndices profile={profile} draft={draft} change={change} />
            <Figures profile={profile} />
            <EuiSpacer size="m" />
            {profile.sample.length === 0 ? null : <SampleRows profile={profile} />}
          </>
        )}
      </Requested>
    </>
  );
}

function Filter({ draft, change }: StepProps): React.ReactElement {
  const problem = filterProblem(draft);
  return (
    <EuiAccordion
      id="wizardFilter"
      buttonContent={
        draft.filter === ''
          ? i18n.translate('anomalyForest.wizard.sourceStep.filterOptionalButton', {
              defaultMessage: 'Filter (optional)',
            })
          : i18n.translate('anomalyForest.wizard.sourceStep.filterButton', {
              defaultMessage: 'Filter',
            })
      }
      initialIsOpen={draft.filter !== ''}
    >
      <EuiSpacer size="s" />
      <EuiFormRow
        label={i18n.translate('anomalyForest.wizard.sourceStep.queryDslDocumentsMustLabel', {
          defaultMessage: 'Query DSL that documents must match',
        })}
        helpText={i18n.translate('anomalyForest.wizard.sourceStep.suchAsHelp', {
          defaultMessage: 'Such as {example}',
          values: { example: '{"term": {"host": "pump-1"}}' },
        })}
        fullWidth
        isInvalid={problem !== undefined}
        error={problem}
      >
        <LateJson
          value={draft.filter}
          isInvalid={problem !== undefined}
          onChange={(filter) => change({ filter, features: null })}
          testSubj="sourceFilter"
        />
      </EuiFormRow>
    </EuiAccordion>
  );
}

/** Where the rows come from: indices, time field, filter; what is found there is shown at once. */
export function SourceStep({ draft, change }: StepProps): React.ReactElement {
  const named = indicesOf(draft);
  const isNamed = named.length > 0;
  const canAsk = isNamed && filterProblem(draft) === undefined;
  return (
    <EuiFlexGroup direction="column" gutterSize="m" responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiFormRow
          label={i18n.translate('anomalyForest.wizard.sourceStep.indicesLabel', {
            defaultMessage: 'Indices',
          })}
          helpText={i18n.translate('anomalyForest.wizard.sourceStep.namesOrPatternsSuchHelp', {
            defaultMessage:
              'Choose an index, or type a name or a pattern such as rocket-telemetry* and press Enter. A leading - leaves one out.',
          })}
          fullWidth
        >
          <IndexBox
            names={named}
            placeholder="my-measurements*"
            autoFocus={named.length === 0}
            onChange={(names) =>
              change({
                indices: names.join(', '),
                features: null,
                timeField: '',
                entity: '',
                measures: null,
                keep: [],
              })
            }
            testSubj="sourceIndices"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <Filter draft={draft} change={change} />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        {canAsk ? (
          <Profile draft={draft} change={change} />
        ) : (
          <EuiText size="s" color="subdued">
            <p>
              {isNamed
                ? i18n.translate('anomalyForest.wizard.sourceStep.correctFilterSeeWhatText', {
                    defaultMessage: 'Correct the filter to see what it matches.',
                  })
                : i18n.translate('anomalyForest.wizard.sourceStep.nameIndexItsDocumentsText', {
                    defaultMessage:
                      'Name an index: its documents, their range and a few rows show here.',
                  })}
            </p>
          </EuiText>
        )}
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
