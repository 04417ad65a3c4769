import React from 'react';
import { EuiBadge, EuiBasicTable, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { LedgerInterval } from '../../../common/api/ledger_over_time';
import type { Detector } from '../../../common/detector';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import type { LedgerOverTime } from '../../hooks/use_ledger';
import { openRows, standingOf, type IntervalStanding } from './interval_standing';
import { ledgerTerms } from './ledger_sum';

interface Look {
  color: string;
  icon: string;
  label: string;
  /** What to do about it; left out where nothing is to be done. */
  advice?: (schedule: Detector['schedule']) => string;
}

const looks: Readonly<Record<IntervalStanding, Look>> = {
  adds_up: {
    color: 'success',
    icon: 'check',
    label: i18n.translate('anomalyForest.detectors.ledgerTable.addsUpLabel', {
      defaultMessage: 'Adds up',
    }),
  },
  pending: {
    color: 'hollow',
    icon: 'clock',
    label: i18n.translate('anomalyForest.detectors.ledgerTable.pendingLabel', {
      defaultMessage: 'Waits for its turn',
    }),
    advice: ({ interval }) =>
      i18n.translate('anomalyForest.detectors.ledgerTable.nextRunTakesThemText', {
        defaultMessage:
          'Nothing to do: a run takes them, every {interval}. Where that does not happen, see the tab Runs.',
        values: { interval },
      }),
  },
  late: {
    color: 'warning',
    icon: 'alert',
    label: i18n.translate('anomalyForest.detectors.ledgerTable.lateLabel', {
      defaultMessage: 'Does not add up',
    }),
    advice: ({ reconcile_interval: interval }) =>
      i18n.translate('anomalyForest.detectors.ledgerTable.nextReconcileFindsThemText', {
        defaultMessage:
          'They came late: the next reconcile run finds and scores them, every {interval}. If this happens often, give source.query_delay a longer time.',
        values: { interval },
      }),
  },
  too_late: {
    color: 'danger',
    icon: 'alert',
    label: i18n.translate('anomalyForest.detectors.ledgerTable.tooLateLabel', {
      defaultMessage: 'Does not add up',
    }),
    advice: ({ lookback }) =>
      i18n.translate('anomalyForest.detectors.ledgerTable.olderThanLookbackText', {
        defaultMessage:
          'They came later than the look-back of {lookback}, and no reconcile run finds them: give schedule.lookback a longer time, or run "anomaly-forest score --reconcile".',
        values: { lookback },
      }),
  },
  gone: {
    color: 'hollow',
    icon: 'trash',
    label: i18n.translate('anomalyForest.detectors.ledgerTable.goneLabel', {
      defaultMessage: 'Deleted since',
    }),
    advice: () =>
      i18n.translate('anomalyForest.detectors.ledgerTable.deletedAfterSettledText', {
        defaultMessage:
          'Nothing to do: documents were deleted from the source after they were settled; their results stay.',
      }),
  },
};

interface Row extends LedgerInterval {
  standing: IntervalStanding;
}

function Check({ row, schedule }: { row: Row; schedule: Detector['schedule'] }) {
  const format = useFormat();
  const { advice, color, icon, label } = looks[row.standing];
  const open = openRows(row);
  return (
    <div>
      <EuiBadge color={color} iconType={icon} data-test-subj={`interval-${row.standing}`}>
        {open === 0
          ? label
          : i18n.translate('anomalyForest.detectors.ledgerTable.labelWithRowsText', {
              defaultMessage: '{label}: {rows}',
              values: { label, rows: format.count(Math.abs(open)) },
            })}
      </EuiBadge>
      {advice === undefined ? null : (
        <EuiText size="xs" color="subdued">
          <p>{advice(schedule)}</p>
        </EuiText>
      )}
    </div>
  );
}

const texts = {
  fromName: i18n.translate('anomalyForest.detectors.ledgerTable.fromName', {
    defaultMessage: 'From',
  }),
  cameInName: i18n.translate('anomalyForest.detectors.ledgerTable.cameInName', {
    defaultMessage: 'Came in',
  }),
  checkName: i18n.translate('anomalyForest.detectors.ledgerTable.checkName', {
    defaultMessage: 'Does it add up?',
  }),
  caption: i18n.translate('anomalyForest.detectors.ledgerTable.ledgerCaption', {
    defaultMessage: 'What came in and what became of it, newest interval first',
  }),
};

function columnsOf(format: Format, schedule: Detector['schedule']): EuiBasicTableColumn<Row>[] {
  const count = (
    field: keyof LedgerInterval,
    name: string,
    width = '9%',
  ): EuiBasicTableColumn<Row> => ({
    field,
    name,
    align: 'right',
    width,
    render: (value: number) => (value === 0 ? nothing : format.count(value)),
  });
  return [
    {
      field: 'time',
      name: texts.fromName,
      width: '28%',
      render: (at: number) => format.time(at),
    },
    count('ingested', texts.cameInName),
    ...ledgerTerms
      .filter(({ key }) => key !== 'pending' && key !== 'missing')
      .map(({ key, label }) => count(key, label, key === 'dead_lettered' ? '14%' : undefined)),
    {
      name: texts.checkName,
      render: (row: Row) => <Check row={row} schedule={schedule} />,
    },
  ];
}

/** Came in = scored + skipped + dead-lettered, a row an interval, with what to do where that is not so. */
export function LedgerTable(props: {
  ledger: LedgerOverTime;
  detector: Detector;
}): React.ReactElement {
  const { detector, ledger } = props;
  const { schedule } = detector;
  const format = useFormat();
  const now = Date.now();
  const rows = ledger.intervals
    .map((interval): Row => {
      const end = interval.time + ledger.interval_ms;
      return { ...interval, standing: standingOf(interval, { end, now, schedule }) };
    })
    .reverse();
  return (
    <WideTable minWidth={680}>
      <EuiBasicTable<Row>
        items={rows}
        itemId={({ time }: Row) => String(time)}
        tableCaption={texts.caption}
        columns={columnsOf(format, schedule)}
        data-test-subj="ledgerIntervals"
      />
    </WideTable>
  );
}
