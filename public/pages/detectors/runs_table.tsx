import React from 'react';
import {
  EuiBadge,
  EuiBasicTable,
  EuiEmptyPrompt,
  EuiSpacer,
  EuiSwitch,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { RunSummary } from '../../../common/detector_state';
import { readErrorBody } from '../../api_error';
import { ErrorCodeBadge } from '../../components/error_code_badge';
import { WideTable } from '../../components/wide_table';
import { nothing, type Format } from '../../formatters/format';
import { useFormat } from '../../formatters/use_format';
import { useAddress } from '../../hooks/use_address';
import { rowsPerSecond } from '../../results/rows_per_second';
import { runKinds } from '../../results/run_kinds';
import { isEmptyRun } from './empty_runs';

function Outcome({ run }: { run: RunSummary }): React.ReactElement {
  const error = readErrorBody(run.error);
  if (error?.code === 'TRAINING_CANCELLED') {
    return (
      <EuiBadge iconType="cross" data-test-subj="runCancelled">
        {i18n.translate('anomalyForest.detectors.runsTable.cancelledText', {
          defaultMessage: 'Cancelled',
        })}
      </EuiBadge>
    );
  }
  if (error) {
    return <ErrorCodeBadge code={error.code} message={error.message} remedy={error.remedy} />;
  }
  if (run.more) {
    return (
      <EuiBadge iconType="clock">
        {i18n.translate('anomalyForest.detectors.runsTable.moreDoText', {
          defaultMessage: 'More to do',
        })}
      </EuiBadge>
    );
  }
  return (
    <EuiBadge color="success" iconType="check">
      {i18n.translate('anomalyForest.detectors.runsTable.doneText', { defaultMessage: 'Done' })}
    </EuiBadge>
  );
}

const texts = {
  startedName: i18n.translate('anomalyForest.detectors.runsTable.startedName', {
    defaultMessage: 'Started',
  }),
  runName: i18n.translate('anomalyForest.detectors.runsTable.runName', { defaultMessage: 'Run' }),
  partName: i18n.translate('anomalyForest.detectors.runsTable.partName', {
    defaultMessage: 'Part',
  }),
  outcomeName: i18n.translate('anomalyForest.detectors.runsTable.outcomeName', {
    defaultMessage: 'Outcome',
  }),
  tookName: i18n.translate('anomalyForest.detectors.runsTable.tookName', {
    defaultMessage: 'Took',
  }),
  lagName: i18n.translate('anomalyForest.detectors.runsTable.lagName', {
    defaultMessage: 'Lag',
  }),
  lagHint: i18n.translate('anomalyForest.detectors.runsTable.lagHint', {
    defaultMessage:
      'How far scoring was behind what it could have scored when the run ended, in event time.',
  }),
  readText: i18n.translate('anomalyForest.detectors.runsTable.readText', {
    defaultMessage: 'Read',
  }),
  scoredText: i18n.translate('anomalyForest.detectors.runsTable.scoredText', {
    defaultMessage: 'Scored',
  }),
  anomalousText: i18n.translate('anomalyForest.detectors.runsTable.anomalousText', {
    defaultMessage: 'Anomalous',
  }),
  skippedText: i18n.translate('anomalyForest.detectors.runsTable.skippedText', {
    defaultMessage: 'Skipped',
  }),
  deadLetteredText: i18n.translate('anomalyForest.detectors.runsTable.deadLetteredText', {
    defaultMessage: 'Dead-lettered',
  }),
  rowsSName: i18n.translate('anomalyForest.detectors.runsTable.rowsSName', {
    defaultMessage: 'Rows/s',
  }),
  windowsSName: i18n.translate('anomalyForest.detectors.runsTable.windowsSName', {
    defaultMessage: 'Windows/s',
  }),
  nodeName: i18n.translate('anomalyForest.detectors.runsTable.nodeName', {
    defaultMessage: 'Node',
  }),
};

interface Props {
  runs: readonly RunSummary[];
  /** Whether its rows are windows of entities. */
  ofWindows: boolean;
}

/** Parts and nodes are columns where there are several. */
function columnsOf(
  format: Format,
  { runs, ofWindows }: Pick<Props, 'runs' | 'ofWindows'>,
): EuiBasicTableColumn<RunSummary>[] {
  const count = (field: keyof RunSummary, name: string): EuiBasicTableColumn<RunSummary> => ({
    field,
    name,
    align: 'right',
    // A training scores nothing: a 0 would look as if it should have.
    render: (value: number, { kind }: RunSummary) =>
      kind === 'train' && value === 0 ? nothing : format.count(value),
  });
  return [
    {
      field: 'started_at',
      name: texts.startedName,
      width: '230px',
      render: (at: string) => format.time(at),
    },
    { field: 'kind', name: texts.runName, render: (kind: RunSummary['kind']) => runKinds[kind] },
    ...(runs.some(({ partition }) => partition !== undefined)
      ? [
          {
            field: 'partition' as const,
            name: texts.partName,
            render: (part: RunSummary['partition']) => part ?? nothing,
          },
        ]
      : []),
    { name: texts.outcomeName, width: '170px', render: (run: RunSummary) => <Outcome run={run} /> },
    {
      field: 'took_ms',
      name: texts.tookName,
      align: 'right',
      render: (ms: number) => format.span(ms),
    },
    {
      field: 'lag_ms',
      name: <span title={texts.lagHint}>{texts.lagName}</span>,
      align: 'right',
      render: (ms: RunSummary['lag_ms']) => (ms === undefined ? nothing : format.span(ms)),
    },
    count('rows_read', texts.readText),
    count('rows_scored', texts.scoredText),
    count('rows_anomalous', texts.anomalousText),
    count('rows_skipped', texts.skippedText),
    count('rows_dead_lettered', texts.deadLetteredText),
    {
      name: ofWindows ? texts.windowsSName : texts.rowsSName,
      align: 'right',
      render: (run: RunSummary) => {
        const rate = rowsPerSecond(run);
        return rate === undefined ? nothing : format.count(rate);
      },
    },
    ...(new Set(runs.map(({ node }) => node)).size > 1
      ? [
          {
            field: 'node' as const,
            name: texts.nodeName,
            render: (node?: string) => node ?? nothing,
          },
        ]
      : []),
  ];
}

/** Before the first run. */
function NoRun(): React.ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="clock"
      titleSize="s"
      title={
        <h3>
          {i18n.translate('anomalyForest.detectors.runsTable.hasNotRunYetText', {
            defaultMessage: 'It has not run yet',
          })}
        </h3>
      }
      body={
        <p>
          {i18n.translate('anomalyForest.detectors.runsTable.scheduleStartsItselfRunText', {
            defaultMessage: 'The schedule starts it by itself; “Run now” starts it at once.',
          })}
        </p>
      }
    />
  );
}

/**
 * The last runs of a detector, newest first: rows, time, lag, errors. Those that found nothing to do are
 * hidden until they are asked for, unless there are no others; the address holds whether they are.
 */
export function RunsTable({ runs, ofWindows }: Props): React.ReactElement {
  const format = useFormat();
  const [params, change] = useAddress();
  const withEmpty = params.get('empty') === 'true';
  const empty = runs.filter(isEmptyRun).length;
  const canHide = empty > 0 && empty < runs.length;
  const shown = canHide && !withEmpty ? runs.filter((run) => !isEmptyRun(run)) : runs;
  if (runs.length === 0) return <NoRun />;
  return (
    <>
      {canHide ? (
        <>
          <EuiSwitch
            compressed
            checked={withEmpty}
            label={i18n.translate('anomalyForest.detectors.runsTable.showEmptyLabel', {
              defaultMessage:
                'Show {empty, plural, one {# run} other {# runs}} that found nothing to do',
              values: { empty },
            })}
            onChange={({ target }) =>
              change({ empty: target.checked ? 'true' : undefined }, { replace: true })
            }
            data-test-subj="showEmptyRuns"
          />
          <EuiSpacer size="m" />
        </>
      ) : null}
      <WideTable minWidth={1040}>
        <EuiBasicTable<RunSummary>
          tableLayout="auto"
          items={[...shown]}
          itemId={(run: RunSummary) => `${run.kind} ${run.started_at} ${run.partition ?? ''}`}
          tableCaption={i18n.translate('anomalyForest.detectors.runsTable.runsCaption', {
            defaultMessage: 'Runs',
          })}
          columns={columnsOf(format, { runs: shown, ofWindows })}
          data-test-subj="runsTable"
        />
      </WideTable>
    </>
  );
}
