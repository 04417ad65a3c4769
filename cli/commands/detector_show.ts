import type { Command } from 'commander';
import type { DetectorOverview } from '../../common/api/shared';
import { catchUpShare } from '../../common/detector_state';
import { featureLabel } from '../../common/feature';
import { usualLeftOut } from '../../common/usual_features';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext } from '../run_command';
import { count, decimals, listing, seconds } from '../text';
import { describeComparison, describeDrift, describeLive } from './model_text';

interface Options extends ConnectionOptions {
  json?: boolean;
}

/** Where the rows of a detector stand, as one sum. */
export function describeLedger({ ledger, ledger_error }: DetectorOverview): string {
  if (ledger === null) return `not known: ${ledger_error ?? ''}`;
  const gone = ledger.gone > 0 ? ` + ${count(ledger.gone)} deleted since` : '';
  return [
    `${count(ledger.ingested)} ingested${gone} = ${count(ledger.scored)} scored`,
    `${count(ledger.skipped)} skipped`,
    `${count(ledger.dead_lettered)} dead-lettered`,
    `${count(ledger.pending)} pending`,
    `${count(ledger.missing)} late`,
  ].join(' + ');
}

function describeCatchUp(state: DetectorOverview['state']): string {
  const share = catchUpShare(state);
  if (share === null || state.catch_up === undefined) return '';
  return `, ${decimals(share * 100, 0)} % caught up since ${state.catch_up.since}`;
}

function describeOverview(overview: DetectorOverview): string {
  const { detector, phase, model, state, lag_ms: lag } = overview;
  const { challenger, comparison } = overview;
  const lastRun = state.runs[0];
  const entries: Array<[string, string]> = [
    ['Detector', `${detector.id} (${detector.name})`],
    ['State', phase],
    ['Source', detector.source.indices.join(', ')],
    ['Destination', detector.destination.index],
    ['Features', detector.features.map(featureLabel).join(', ')],
    [
      'Model',
      model === null
        ? 'none yet'
        : `v${model.version}, ${count(model.training_rows)} rows, threshold ${decimals(model.threshold, 4)}, ${model.created_at}`,
    ],
    ['Threshold', describeLive(overview.live)],
    ['Drift', describeDrift(overview.live)],
    ['Rows', describeLedger(overview)],
    ['Lag', lag === null ? '-' : `${seconds(lag)}${describeCatchUp(state)}`],
  ];
  const leftOut = usualLeftOut(detector);
  if (leftOut.length > 0) entries.push(['Without', leftOut.join(', ')]);
  if (challenger !== null) {
    entries.push(['Challenger', `v${challenger.version}, ${describeComparison(comparison)}`]);
  }
  if (lastRun) {
    const rows = `${count(lastRun.rows_scored)} rows scored in ${seconds(lastRun.took_ms)}`;
    entries.push(['Last run', `${lastRun.kind} at ${lastRun.started_at}, ${rows}`]);
  }
  if (state.training_lacks !== undefined) entries.push(['Training', state.training_lacks]);
  if (state.error) {
    entries.push(['Error', `${state.error.message} ${state.error.remedy} (${state.error.code})`]);
  }
  return listing(entries);
}

/** `detector show ID`: a detector, its model, its rows, its last run. */
export function addDetectorShowCommand(detector: Command, context: CliContext): void {
  const command = detector
    .command('show')
    .description('show a detector, its model and where its rows stand')
    .argument('<id>', 'id of the detector');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports }) => {
          const overview = await describeDetector(ports, id, run.signal);
          return { json: overview, text: describeOverview(overview) };
        }),
      ),
    );
}
