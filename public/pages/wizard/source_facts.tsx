/** What the wizard shows of a source: what it lacks, its figures, some of its documents. */
import React from 'react';
import {
  EuiBasicTable,
  EuiCallOut,
  EuiSpacer,
  EuiTitle,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { SourceProfile } from '../../../common/api/profile_source';
import { Stats } from '../../components/stats';
import { WideTable } from '../../components/wide_table';
import { nothing } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';

type SampleRow = SourceProfile['sample'][number];

/** Columns of the sample: more are read on a detector's own page. */
const mostColumns = 7;

export function SampleRows({ profile }: { profile: SourceProfile }): React.ReactElement {
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
        i18n.translate('anomalyForest.wizard.sourceFacts.timeName', { defaultMessage: 'Time' }),
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
          {i18n.translate('anomalyForest.wizard.sourceFacts.sampleRowsText', {
            defaultMessage: 'Sample rows',
          })}
        </h3>
      </EuiTitle>
      <EuiSpacer size="s" />
      <WideTable minWidth={190 + names.length * 110}>
        <EuiBasicTable<SampleRow>
          items={profile.sample}
          itemId="id"
          tableCaption={i18n.translate('anomalyForest.wizard.sourceFacts.sampleRowsCaption', {
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

/** How many documents there are, and from when to when. */
export function SourceFigures({ profile }: { profile: SourceProfile }): React.ReactElement {
  const format = useFormat();
  const { documents, index_count: indices, indices: names, time_field: field } = profile;
  const time = profile.time_fields.find((candidate) => candidate.field === field);
  const at = (moment: number | null | undefined) =>
    moment === null || moment === undefined ? nothing : format.time(moment);
  return (
    <Stats
      stats={[
        {
          label: i18n.translate('anomalyForest.wizard.sourceFacts.documentsLabel', {
            defaultMessage: 'Documents',
          }),
          value: format.count(documents),
          testSubj: 'sourceDocuments',
        },
        {
          label: i18n.translate('anomalyForest.wizard.sourceFacts.indicesLabel', {
            defaultMessage: 'Indices',
          }),
          value: format.count(indices),
          hint: names.join(', '),
        },
        {
          label: i18n.translate('anomalyForest.wizard.sourceFacts.firstLabel', {
            defaultMessage: 'First {field}',
            values: {
              field:
                field ??
                i18n.translate('anomalyForest.wizard.sourceFacts.timeText', {
                  defaultMessage: 'time',
                }),
            },
          }),
          value: at(time?.from),
        },
        {
          label: i18n.translate('anomalyForest.wizard.sourceFacts.lastLabel', {
            defaultMessage: 'Last {field}',
            values: {
              field:
                field ??
                i18n.translate('anomalyForest.wizard.sourceFacts.timeText', {
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

/** What a source lacks that a detector needs; nothing where it lacks nothing. */
export function SourceWarnings({ profile }: { profile: SourceProfile }): React.ReactElement | null {
  const { documents, time_field: field, time_fields: fields } = profile;
  const count = fields.find((candidate) => candidate.field === field)?.count ?? 0;
  const titles = [
    ...(documents === 0
      ? [
          i18n.translate('anomalyForest.wizard.sourceFacts.noDocumentThereOrText', {
            defaultMessage: 'No document is there, or none matches the filter.',
          }),
        ]
      : []),
    ...(field === null
      ? [
          i18n.translate('anomalyForest.wizard.sourceFacts.noFieldMappedAsText', {
            defaultMessage:
              'No field is mapped as a date: a detector needs the time of each document.',
          }),
        ]
      : []),
    ...(documents > 0 && field !== null && count === 0
      ? [
          i18n.translate('anomalyForest.wizard.sourceFacts.noDocumentHasText', {
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
