import React from 'react';
import {
  EuiBasicTable,
  EuiButtonIcon,
  EuiText,
  useIsWithinBreakpoints,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LogLine } from '../../../common/api/search_logs';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { LineText } from './mono_text';

/** Columns beside time and line, by field; shown where some line has the field. */
const beside = [
  {
    field: 'log.level',
    name: i18n.translate('anomalyForest.logs.linesTable.levelName', { defaultMessage: 'Level' }),
    width: '80px',
  },
  {
    field: 'host.name',
    name: i18n.translate('anomalyForest.logs.linesTable.hostName', { defaultMessage: 'Host' }),
    width: '110px',
  },
  {
    field: 'process.name',
    name: i18n.translate('anomalyForest.logs.linesTable.programName', {
      defaultMessage: 'Program',
    }),
    width: '120px',
  },
  {
    field: 'user.name',
    name: i18n.translate('anomalyForest.logs.linesTable.userName', { defaultMessage: 'User' }),
    width: '110px',
  },
  {
    field: 'source.ip',
    name: i18n.translate('anomalyForest.logs.linesTable.sourceName', { defaultMessage: 'Source' }),
    width: '140px',
  },
] as const;

const valueOf = ({ fields }: LogLine, name: string): string | undefined =>
  fields.find(({ field }) => field === name)?.value;

function Facts({ row }: { row: LogLine }): React.ReactElement {
  const facts = beside.flatMap(({ field, name }) => {
    const value = valueOf(row, field);
    return value === undefined ? [] : [`${name} ${value}`];
  });
  return (
    <EuiText size="xs" color="subdued">
      {facts.join(' · ')}
    </EuiText>
  );
}

function columnsOf(
  { rows, format, narrow }: { rows: readonly LogLine[]; format: Format; narrow: boolean },
  open: (row: LogLine) => void,
): EuiBasicTableColumn<LogLine>[] {
  const present = narrow
    ? []
    : beside.filter(({ field }) => rows.some((row) => valueOf(row, field) !== undefined));
  return [
    {
      name: i18n.translate('anomalyForest.logs.linesTable.timeName', { defaultMessage: 'Time' }),
      width: narrow ? '130px' : '200px',
      render: (row: LogLine) => format.time(row.time),
    },
    ...present.map(({ field, name, width }) => ({
      name,
      width,
      render: (row: LogLine) => (
        <span style={{ overflowWrap: 'anywhere' as const }}>{valueOf(row, field) ?? nothing}</span>
      ),
    })),
    {
      name: i18n.translate('anomalyForest.logs.linesTable.lineName', { defaultMessage: 'Line' }),
      render: (row: LogLine) => (
        <div>
          <LineText row={row} />
          {narrow ? <Facts row={row} /> : null}
        </div>
      ),
    },
    {
      name: '',
      width: '40px',
      align: 'right',
      render: (row: LogLine) => (
        <EuiButtonIcon
          iconType="inspect"
          aria-label={i18n.translate('anomalyForest.logs.linesTable.showAllFieldsLineAriaLabel', {
            defaultMessage: 'Show all fields of the line of {time}',
            values: { time: format.time(row.time) },
          })}
          onClick={() => open(row)}
          data-test-subj="openLine"
        />
      ),
    },
  ];
}

/** Lines, newest first; the button at the end of a row opens the whole document. */
export function LinesTable(props: {
  rows: LogLine[];
  onOpen: (row: LogLine) => void;
}): React.ReactElement {
  const { onOpen, rows } = props;
  const format = useFormat();
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm']);
  return (
    <EuiBasicTable<LogLine>
      items={rows}
      itemId={({ id, index }: LogLine) => `${index}/${id}`}
      tableCaption={i18n.translate('anomalyForest.logs.linesTable.linesNewestFirstCaption', {
        defaultMessage: 'Lines, newest first',
      })}
      columns={columnsOf({ rows, format, narrow }, onOpen)}
      compressed
      noItemsMessage={i18n.translate('anomalyForest.logs.linesTable.noneLinesWereLookedText', {
        defaultMessage:
          'None of the lines that were looked at is of this pattern. Older ones may be.',
      })}
      rowProps={() => ({ 'data-test-subj': 'logLine' })}
      data-test-subj="linesTable"
    />
  );
}
