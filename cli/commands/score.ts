import type { Command } from 'commander';
import type { DetectorOverview } from '../../common/api/shared';
import type { RunSummary } from '../../common/detector_state';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { reconcileDetector } from '../../server/detection/scoring/reconcile_detector';
import { noRows, type RunCounts } from '../../server/detection/scoring/run_counts';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import type { DetectionPorts } from '../../server/detection/services';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { toAction, type CliContext, type CommandRun } from '../run_command';
import { count, plural, rowsPerSecond, seconds } from '../text';
import { describeLedger } from './detector_show';

interface Options extends ConnectionOptions {
  reconcile?: boolean;
  json?: boolean;
}

interface Scored extends RunCounts {
  runs: number;
  took_ms: number;
}

/** `score ID`: everything that waits, then what came late when wished. */
export function addScoreCommand(program: Command, context: CliContext): void {
  const command = program
    .command('score')
    .description('score everything that waits; the newest rows wait for the query delay')
    .argument('<id>', 'id of the detector')
    .option('--reconcile', 'also find and score what came late, by comparing every row');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, (run, options, [id = '']) =>
        withConnection(run, options, async ({ ports, client }) => {
          const before = await describeDetector(ports, id, run.signal);
          const scored = await scoreAll(run, ports, { before, reconcile: options.reconcile });
          // Counts see what has been refreshed; without this the last second would look missing.
          const index = before.detector.destination.index;
          await client.indices.refresh({ index, ignore_unavailable: true });
          const overview = await describeDetector(ports, id, run.signal);
          return {
            json: { detector_id: id, ...scored, ledger: overview.ledger },
            text: describe(scored, overview),
          };
        }),
      ),
    );
}

async function scoreAll(
  { console, signal }: CommandRun,
  ports: DetectionPorts,
  { before, reconcile }: { before: DetectorOverview; reconcile: boolean | undefined },
): Promise<Scored> {
  const { id } = before.detector;
  const waiting = (before.ledger?.pending ?? 0) + (before.ledger?.missing ?? 0);
  const bar = console.progress(waiting);
  const startedAt = Date.now();
  const total: Scored = { ...noRows, runs: 0, took_ms: 0 };
  const onProgress = (counts: RunCounts) => {
    const rows = total.rows_read + counts.rows_read;
    bar.update(rows, `${count(rows)} rows, ${rowsPerSecond(rows, Date.now() - startedAt)}`);
  };
  try {
    let summary: RunSummary;
    do {
      summary = await scoreDetector(ports, id, { signal, onProgress });
      add(total, summary);
    } while (summary.more);
    if (reconcile) {
      add(total, await reconcileDetector(ports, id, { signal, onProgress, thorough: true }));
    }
  } finally {
    bar.stop();
  }
  return { ...total, took_ms: Date.now() - startedAt };
}

function add(total: Scored, run: RunSummary): void {
  total.runs += 1;
  total.more = run.more;
  total.rows_read += run.rows_read;
  total.rows_scored += run.rows_scored;
  total.rows_anomalous += run.rows_anomalous;
  total.rows_skipped += run.rows_skipped;
  total.rows_dead_lettered += run.rows_dead_lettered;
}

function describe(scored: Scored, overview: DetectorOverview): string {
  const { detector, ledger } = overview;
  const speed = `${seconds(scored.took_ms)}, ${rowsPerSecond(scored.rows_read, scored.took_ms)}`;
  const lines = [
    `${plural(scored.rows_scored, 'row')} scored, ${count(scored.rows_anomalous)} anomalous, ${count(scored.rows_skipped)} skipped, ${count(scored.rows_dead_lettered)} dead-lettered (${speed})`,
    `  ${describeLedger(overview)}`,
  ];
  if ((ledger?.missing ?? 0) > 0) {
    lines.push(`  Rows came late: anomaly-forest score ${detector.id} --reconcile`);
  }
  lines.push(`  Find them in ${detector.destination.index} with KQL: ml_anomaly : true`);
  return lines.join('\n');
}
