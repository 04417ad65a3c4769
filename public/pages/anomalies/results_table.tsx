import React from 'react';
import {
  EuiBasicTable,
  EuiButtonIcon,
  useIsWithinBreakpoints,
  type CriteriaWithPagination,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import { ScoreBar } from '../../components/score_bar';
import { SeverityBadge } from '../../components/severity_badge';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import type { Results } from '../../hooks/use_results';
import { EntityLine, entityColumns } from '../../results/entity_column';
import { firstReason } from '../../results/reason_text';
import { LabelButtons } from './label_buttons';
import { RowStatus } from './row_status';
import { pageSizes, reachableRows, type AnomaliesState, type ChangeState } from './url_state';

interface Look {
  format: Format;
  rows: readonly ResultRow[];
  /** Field whose value names the entity, of a detector over windows. */
  entityField: string | undefined;
  /** Field whose values are the lanes. */
  by: string | undefined;
  /** Whether any row matched a rule. */
  hasRules: boolean;
  /** Leaves out the status, which the details tell too, and lets times break. */
  narrow: boolean;
}

const texts = {
  statusName: i18n.translate('anomalyForest.anomalies.resultsTable.statusName', {
    defaultMessage: 'Status',
  }),
  rulesName: i18n.translate('anomalyForest.anomalies.resultsTable.rulesName', {
    defaultMessage: 'Rules',
  }),
  scoreName: i18n.translate('anomalyForest.anomalies.resultsTable.scoreName', {
    defaultMessage: 'Score',
  }),
  severityName: i18n.translate('anomalyForest.anomalies.resultsTable.severityName', {
    defaultMessage: 'Severity',
  }),
  timeName: i18n.translate('anomalyForest.anomalies.resultsTable.timeName', {
    defaultMessage: 'Time',
  }),
  firstReasonName: i18n.translate('anomalyForest.anomalies.resultsTable.firstReasonName', {
    defaultMessage: 'First reason',
  }),
  trueName: i18n.translate('anomalyForest.anomalies.resultsTable.trueName', {
    defaultMessage: 'True?',
  }),
};

function columnsOf(
  { by, entityField, format, hasRules, narrow, rows }: Look,
  open: (row: ResultRow) => void,
): EuiBasicTableColumn<ResultRow>[] {
  // Whose window it is takes room, which reasons need.
  const tight = narrow || entityField !== undefined;
  const status: EuiBasicTableColumn<ResultRow> = {
    name: texts.statusName,
    width: '120px',
    render: (row: ResultRow) => <RowStatus row={row} />,
  };
  const entity: EuiBasicTableColumn<ResultRow> = {
    name: by,
    render: (row: ResultRow) => row.entity ?? nothing,
  };
  const rules: EuiBasicTableColumn<ResultRow> = {
    name: texts.rulesName,
    render: ({ ml }: ResultRow) => (ml.rules ?? []).join(', ') || nothing,
  };
  return [
    {
      field: 'ml_score',
      name: texts.scoreName,
      sortable: true,
      width: tight ? '130px' : '160px',
      render: (score: number | undefined, row: ResultRow) =>
        score === undefined ? (
          nothing
        ) : (
          <ScoreBar score={score} severity={row.ml.severity ?? 'none'} />
        ),
    },
    {
      name: texts.severityName,
      width: '110px',
      render: (row: ResultRow) => <SeverityBadge severity={row.ml.severity ?? 'none'} />,
    },
    {
      field: 'time',
      name: texts.timeName,
      sortable: true,
      width: tight ? '130px' : '230px',
      render: (time: string | null, { window }: ResultRow) => (
        <div>
          {time === null ? nothing : format.time(time)}
          {narrow ? <EntityLine {...(window === undefined ? {} : { window })} /> : null}
        </div>
      ),
    },
    ...(narrow || entityField === undefined
      ? []
      : entityColumns(rows, { field: entityField, width: '150px' })),
    ...(by === undefined || by === entityField ? [] : [entity]),
    { name: texts.firstReasonName, render: (row: ResultRow) => firstReason(row, format) },
    ...(hasRules ? [rules] : []),
    ...(narrow ? [] : [status]),
    { name: texts.trueName, width: '80px', render: (row: ResultRow) => <LabelButtons row={row} /> },
    {
      name: '',
      width: '48px',
      align: 'right',
      render: (row: ResultRow) => (
        <EuiButtonIcon
          iconType="inspect"
          aria-label={i18n.translate(
            'anomalyForest.anomalies.resultsTable.whyHasItsScoreAriaLabel',
            { defaultMessage: 'Why {id} has its score', values: { id: row.ml.source.id } },
          )}
          onClick={() => open(row)}
          data-test-subj="openRow"
        />
      ),
    },
  ];
}

/** Whether a click was meant for a control inside the row. */
function onControl(event: React.MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a, input') !== null;
}

/** One page of results; a click on a row, or its button, opens the details. */
export function ResultsTable(props: {
  results: Results;
  /** Field whose value names the entity, of a detector over windows. */
  entityField: string | undefined;
  state: AnomaliesState;
  change: ChangeState;
  onOpen: (row: ResultRow) => void;
}): React.ReactElement {
  const { change, entityField, onOpen, results, state } = props;
  const format = useFormat();
  const narrow = useIsWithinBreakpoints(['xs', 's', 'm', 'l']);
  const hasRules = results.rows.some(({ ml }) => (ml.rules ?? []).length > 0);
  const onChange = ({ page, sort }: CriteriaWithPagination<ResultRow>) => {
    const sortBy = sort?.field === 'time' ? 'time' : 'score';
    // A column that is newly sorted by begins with the worst or the newest.
    const order = sortBy === state.sort ? (sort?.direction ?? 'desc') : 'desc';
    const resorted = sortBy !== state.sort || order !== state.order || page.size !== state.size;
    change({ sort: sortBy, order, size: page.size, page: resorted ? 0 : page.index });
  };
  return (
    <EuiBasicTable<ResultRow>
      items={results.rows}
      itemId="result_id"
      tableCaption={i18n.translate('anomalyForest.anomalies.resultsTable.resultsCaption', {
        defaultMessage: 'Results',
      })}
      columns={columnsOf(
        { by: state.by, entityField, format, hasRules, narrow, rows: results.rows },
        onOpen,
      )}
      sorting={{
        sort: { field: state.sort === 'time' ? 'time' : 'ml_score', direction: state.order },
      }}
      pagination={{
        pageIndex: state.page,
        pageSize: state.size,
        totalItemCount: Math.min(results.total, reachableRows),
        pageSizeOptions: [...pageSizes],
      }}
      onChange={onChange}
      rowProps={(row) => ({
        onClick: (event: React.MouseEvent) => {
          if (!onControl(event)) onOpen(row);
        },
        style: { cursor: 'pointer' },
        'data-test-subj': 'resultRow',
      })}
      data-test-subj="resultsTable"
    />
  );
}
