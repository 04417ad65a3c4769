import React from 'react';
import {
  EuiBadge,
  EuiBasicTable,
  EuiButtonEmpty,
  EuiSkeletonText,
  EuiText,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow } from '../../../common/api/search_results';
import { Requested } from '../../components/requested';
import { ScoreBar } from '../../components/score_bar';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useNeighbours, type NeighbourScope } from '../../hooks/use_neighbours';
import { firstReason } from '../../results/reason_text';
import { useLabelsOnShow } from './labels_context';

/** How far away in time a row is: "+1.2 s" is later. */
function distance(one: ResultRow, { from, format }: { from: ResultRow; format: Format }): string {
  if (one.time === null || from.time === null) return '';
  const ms = Date.parse(one.time) - Date.parse(from.time);
  if (ms === 0) {
    return i18n.translate('anomalyForest.anomalies.neighboursTable.sameTimeText', {
      defaultMessage: 'same time',
    });
  }
  return `${ms < 0 ? '−' : '+'}${format.span(Math.abs(ms))}`;
}

/** What somebody has said of a row. */
function LabelNote({ row }: { row: ResultRow }): React.ReactElement | null {
  const label = useLabelsOnShow()?.of(row.result_id);
  if (label === undefined) return null;
  return (
    <EuiBadge color="hollow" iconType={label.anomaly ? 'check' : 'cross'}>
      {label.anomaly
        ? i18n.translate('anomalyForest.anomalies.neighboursTable.labelledTrueText', {
            defaultMessage: 'Labelled true',
          })
        : i18n.translate('anomalyForest.anomalies.neighboursTable.labelledFalseText', {
            defaultMessage: 'Labelled false',
          })}
    </EuiBadge>
  );
}

/** What came right before and after a row; a click on one opens it. */
export function NeighboursTable(props: {
  row: ResultRow;
  scope: NeighbourScope;
  onOpen: (row: ResultRow) => void;
}): React.ReactElement {
  const { onOpen, row, scope } = props;
  const format = useFormat();
  const request = useNeighbours(row, scope);
  const isOpen = (one: ResultRow) => one.result_id === row.result_id;
  const columns: EuiBasicTableColumn<ResultRow>[] = [
    {
      name: i18n.translate('anomalyForest.anomalies.neighboursTable.timeName', {
        defaultMessage: 'Time',
      }),
      width: '190px',
      render: (one: ResultRow) => {
        const time = one.time === null ? nothing : format.time(one.time);
        if (isOpen(one)) return <strong>{time}</strong>;
        return (
          <div>
            <EuiButtonEmpty size="xs" flush="left" onClick={() => onOpen(one)}>
              {time}
            </EuiButtonEmpty>
            <EuiText size="xs" color="subdued">
              {distance(one, { from: row, format })}
            </EuiText>
          </div>
        );
      },
    },
    {
      name: i18n.translate('anomalyForest.anomalies.neighboursTable.scoreName', {
        defaultMessage: 'Score',
      }),
      width: '130px',
      render: ({ ml, ml_score: score }: ResultRow) =>
        score === undefined ? nothing : <ScoreBar score={score} severity={ml.severity ?? 'none'} />,
    },
    {
      name: i18n.translate('anomalyForest.anomalies.neighboursTable.verdictName', {
        defaultMessage: 'Verdict',
      }),
      render: (one: ResultRow) => (
        <div>
          {one.ml_anomaly
            ? firstReason(one, format)
            : i18n.translate('anomalyForest.anomalies.neighboursTable.ordinaryText', {
                defaultMessage: 'Ordinary',
              })}{' '}
          <LabelNote row={one} />
        </div>
      ),
    },
  ];
  return (
    <Requested
      request={request}
      failure={i18n.translate('anomalyForest.anomalies.neighboursTable.rowsAroundCouldNotFailure', {
        defaultMessage: 'The rows around could not be read',
      })}
      skeleton={<EuiSkeletonText lines={5} />}
    >
      {(rows) => (
        <EuiBasicTable<ResultRow>
          items={rows}
          itemId="result_id"
          tableCaption={i18n.translate(
            'anomalyForest.anomalies.neighboursTable.rowsRightBeforeAfterCaption',
            { defaultMessage: 'Rows right before and after' },
          )}
          columns={columns}
          compressed
          rowProps={(one) => (isOpen(one) ? { isSelected: true } : {})}
          data-test-subj="neighbours"
        />
      )}
    </Requested>
  );
}
