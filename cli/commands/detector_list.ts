import type { Command } from 'commander';
import type { DetectorOverview } from '../../common/api/shared';
import { describeDetectors } from '../../server/detection/detectors/describe_detector';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, seconds, table } from '../text';

interface Options extends ConnectionOptions {
  json?: boolean;
}

const header = [
  'ID',
  'STATE',
  'MODEL',
  'CHALLENGER',
  'DRIFT',
  'SCORED',
  'SKIPPED',
  'WAITING',
  'LAG',
  'ERROR',
];

const figure = (value: number | undefined) => (value === undefined ? '-' : count(value));

function toCells(overview: DetectorOverview) {
  const { detector, phase, model, challenger, live, ledger, lag_ms: lag, state } = overview;
  const waiting = ledger ? ledger.pending + ledger.missing : undefined;
  return [
    detector.id,
    phase,
    model ? `v${model.version}` : '-',
    challenger ? `v${challenger.version}` : '-',
    live?.drift?.reading ?? '-',
    figure(ledger?.scored),
    figure(ledger?.skipped),
    figure(waiting),
    lag === null ? '-' : seconds(lag),
    state.error?.code ?? '',
  ];
}

/** The detectors as a table. */
export function detectorTable(overviews: readonly DetectorOverview[]): string {
  if (overviews.length === 0) {
    return 'There are no detectors. Create one: anomaly-forest detector create FILE';
  }
  return table(header, overviews.map(toCells));
}

/** `detector list`: all detectors with their state. */
export function addDetectorListCommand(detector: Command, context: CliContext): void {
  addConnectionOptions(detector.command('list').description('list the detectors'))
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options) =>
        withConnection(run, options, async ({ ports }) => {
          const overviews = await describeDetectors(ports, run.signal);
          return { json: { detectors: overviews }, text: detectorTable(overviews) };
        }),
      ),
    );
}
