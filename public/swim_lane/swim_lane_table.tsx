import React from 'react';
import { EuiButtonEmpty, EuiInMemoryTable, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { ScoreBar } from '../components/score_bar';
import { SeverityBadge } from '../components/severity_badge';
import { useFormat } from '../formatters/use_format';
import { listedCells, laneKey, type ListedCell } from './lane_grid';
import type { SwimLaneProps } from './swim_lane_chart';

/** The same as the chart, for reading aloud and for the keyboard: the worst cells first. */
export function SwimLaneTable(props: SwimLaneProps): React.ReactElement {
  const { intervalMs, lanes, onSelect, range, what } = props;
  const format = useFormat();
  const zoom = ({ lane, time }: ListedCell) =>
    onSelect({ from: Math.max(range.from, time), to: Math.min(range.to, time + intervalMs) }, lane);
  const columns: EuiBasicTableColumn<ListedCell>[] = [
    { name: what, render: ({ lane }: ListedCell) => lane.name },
    {
      name: i18n.translate('anomalyForest.swimLane.swimLaneTable.intervalBeginsName', {
        defaultMessage: 'Interval begins',
      }),
      render: (cell: ListedCell) => (
        <EuiButtonEmpty size="xs" flush="left" onClick={() => zoom(cell)}>
          {format.time(cell.time)}
        </EuiButtonEmpty>
      ),
    },
    {
      name: i18n.translate('anomalyForest.swimLane.swimLaneTable.severityName', {
        defaultMessage: 'Severity',
      }),
      width: '110px',
      render: ({ severity }: ListedCell) => <SeverityBadge severity={severity} />,
    },
    {
      name: i18n.translate('anomalyForest.swimLane.swimLaneTable.worstScoreName', {
        defaultMessage: 'Worst score',
      }),
      width: '160px',
      render: ({ score, severity }: ListedCell) => <ScoreBar score={score} severity={severity} />,
    },
    {
      name: i18n.translate('anomalyForest.swimLane.swimLaneTable.anomaliesName', {
        defaultMessage: 'Anomalies',
      }),
      align: 'right',
      width: '100px',
      render: ({ anomalies }: ListedCell) => format.count(anomalies),
    },
  ];
  return (
    <EuiInMemoryTable<ListedCell>
      items={listedCells(lanes)}
      itemId={({ lane, time }: ListedCell) => `${laneKey(lane)} ${time}`}
      tableCaption={i18n.translate(
        'anomalyForest.swimLane.swimLaneTable.intervalsWithAnomaliesCaption',
        { defaultMessage: 'Intervals with anomalies' },
      )}
      columns={columns}
      compressed
      pagination={{ initialPageSize: 10, pageSizeOptions: [10, 25, 50] }}
      data-test-subj="swimLaneTable"
    />
  );
}
