import React from 'react';
import {
  EuiBasicTable,
  EuiLink,
  EuiSpacer,
  EuiText,
  type CriteriaWithPagination,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LogPattern, MinedLogs } from '../../../common/api/mine_patterns';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import type { LogsProps } from './log_fields';
import { ExampleText, TemplateText } from './mono_text';
import { sortPatterns } from './sort_patterns';
import { elsewhere, patternPageSizes, patternSorts } from './url_state';

const timeText = (format: Format) => (time: string | null) =>
  time === null ? nothing : format.time(time);

interface Look {
  format: Format;
  /** How many lines there are for each one that was looked at. */
  scale: number;
}

function columnsOf(
  { format, scale }: Look,
  onChoose: (pattern: LogPattern) => void,
): EuiBasicTableColumn<LogPattern>[] {
  return [
    {
      field: 'lines',
      name: i18n.translate('anomalyForest.logs.patternsTable.linesName', {
        defaultMessage: 'Lines',
      }),
      sortable: true,
      width: '110px',
      align: 'right',
      render: (lines: number) =>
        scale === 1 ? format.count(lines) : `≈ ${format.count(Math.round(lines * scale))}`,
    },
    {
      name: i18n.translate('anomalyForest.logs.patternsTable.shareName', {
        defaultMessage: 'Share',
      }),
      width: '90px',
      align: 'right',
      render: ({ share }: LogPattern) => format.percent(share),
    },
    {
      name: i18n.translate('anomalyForest.logs.patternsTable.rarityName', {
        defaultMessage: 'Rarity',
      }),
      width: '100px',
      render: ({ share }: LogPattern) =>
        i18n.translate('anomalyForest.logs.patternsTable.inText', {
          defaultMessage: '1 in {round}',
          values: { round: format.count(Math.round(1 / share)) },
        }),
    },
    {
      field: 'template',
      name: i18n.translate('anomalyForest.logs.patternsTable.patternExampleName', {
        defaultMessage: 'Pattern, and an example',
      }),
      sortable: true,
      render: (template: string, pattern: LogPattern) => (
        <div>
          <EuiLink onClick={() => onChoose(pattern)} data-test-subj="linesOfPattern">
            <TemplateText template={template} />
          </EuiLink>
          <EuiSpacer size="xs" />
          <EuiText size="xs" color="subdued">
            <ExampleText text={pattern.example} />
          </EuiText>
        </div>
      ),
    },
    {
      field: 'first',
      name: i18n.translate('anomalyForest.logs.patternsTable.firstSeenName', {
        defaultMessage: 'First seen',
      }),
      sortable: true,
      width: '170px',
      render: timeText(format),
    },
    {
      field: 'last',
      name: i18n.translate('anomalyForest.logs.patternsTable.lastSeenName', {
        defaultMessage: 'Last seen',
      }),
      sortable: true,
      width: '170px',
      render: timeText(format),
    },
  ];
}

/** Patterns by how many lines they have, or when; a click on one shows its lines. */
export function PatternsTable(props: LogsProps & { mined: MinedLogs }): React.ReactElement {
  const { change, mined, state } = props;
  const { order, page, size, sort } = state;
  const format = useFormat();
  const scale = mined.looked_at === 0 ? 1 : mined.documents / mined.looked_at;
  const sorted = sortPatterns(mined.patterns, { sort, order });
  const last = Math.max(0, Math.ceil(sorted.length / size) - 1);
  const shown = Math.min(page, last);
  const onChange = (to: CriteriaWithPagination<LogPattern>) => {
    const field = patternSorts.find((one) => one === to.sort?.field) ?? 'lines';
    const direction = to.sort?.direction ?? 'desc';
    const resorted = field !== sort || direction !== order || to.page.size !== size;
    change({
      sort: field,
      order: direction,
      size: to.page.size,
      page: resorted ? 0 : to.page.index,
    });
  };
  return (
    <WideTable minWidth={980}>
      <EuiBasicTable<LogPattern>
        items={sorted.slice(shown * size, (shown + 1) * size)}
        itemId="template"
        tableCaption={i18n.translate('anomalyForest.logs.patternsTable.patternsLinesCaption', {
          defaultMessage: 'Patterns of the lines',
        })}
        columns={columnsOf({ format, scale }, ({ template }) =>
          change({ template, tab: 'lines', ...elsewhere }),
        )}
        compressed
        tableLayout="fixed"
        sorting={{ sort: { field: sort, direction: order } }}
        pagination={{
          pageIndex: shown,
          pageSize: size,
          totalItemCount: sorted.length,
          pageSizeOptions: [...patternPageSizes],
        }}
        onChange={onChange}
        data-test-subj="patternsTable"
      />
    </WideTable>
  );
}
