import { InvalidArgumentError, type Command } from 'commander';
import path from 'path';
import {
  isRocketAnomalyKind,
  rocketAnomalyKinds,
  type RocketAnomalyKind,
} from '../../simulators/rocket/rocket_row';
import { indexName, interval, list, numberBetween, time, wholeNumber } from '../arguments';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import type { CommandResult } from '../console';
import type { Column } from '../ingest/field_types';
import { toAction, UsageError, type CliContext, type CommandRun } from '../run_command';
import { fileEndings, fileSink, indexSink, type RowSink } from '../simulate/row_sinks';
import { describeSent } from '../simulate/describe_sent';
import { sendInBulk, sendLive } from '../simulate/send_rocket';
import { count } from '../text';

interface Options extends ConnectionOptions {
  count?: number;
  rate?: number;
  out?: string;
  index?: string;
  seed: number;
  anomalyRate: number;
  kinds?: RocketAnomalyKind[];
  start?: number;
  interval?: number;
  json?: boolean;
}

const rocketColumns: Column[] = [
  { field: '@timestamp', type: 'date' },
  { field: 'temp_c', type: 'double' },
  { field: 'cpu_pct', type: 'double' },
  { field: 'net_kbps', type: 'double' },
  { field: 'pressure_bar', type: 'double' },
  { field: 'status', type: 'keyword' },
  { field: 'anomaly_type', type: 'keyword' },
];

function parseKinds(text: string): RocketAnomalyKind[] {
  const kinds = list(text);
  const known = kinds.filter(isRocketAnomalyKind);
  if (known.length === kinds.length) return known;
  throw new InvalidArgumentError(`Must be out of ${rocketAnomalyKinds.join(',')}.`);
}

function assertOptions({ count: rows, rate, out, index, start, interval: step }: Options): void {
  if ((out === undefined) === (index === undefined)) {
    throw new UsageError('Say where the rows go: either --out FILE or --index NAME.');
  }
  if (rows === undefined && rate === undefined) {
    throw new UsageError('Give --count ROWS, or --rate ROWS_A_SECOND for live rows.');
  }
  if (rate !== undefined && (start !== undefined || step !== undefined)) {
    throw new UsageError('Live rows have the time of the clock: leave out --start and --interval.');
  }
  if (out !== undefined && !fileEndings.includes(path.extname(out).toLowerCase())) {
    throw new UsageError(`The file must end in one of ${fileEndings.join(', ')}.`);
  }
}

/** `simulate rocket`: labelled launch telemetry to a file or an index. */
export function addSimulateRocketCommand(simulate: Command, context: CliContext): void {
  const command = simulate
    .command('rocket')
    .description('launch telemetry with cyber and physical anomalies, labelled')
    .option('--count <rows>', 'how many rows', wholeNumber(1, 1_000_000_000))
    .option('--rate <rows>', 'live: rows a second, until Ctrl-C', numberBetween(0.01, 10_000))
    .option('--out <file>', `file to write, by its ending ${fileEndings.join(', ')}`)
    .option('--index <name>', 'index to write to', indexName)
    .option('--seed <number>', 'same seed, same rows', wholeNumber(0, 4_294_967_295), 1)
    .option('--anomaly-rate <share>', 'share of anomalous rows', numberBetween(0, 1), 0.02)
    .option('--kinds <kinds>', `out of ${rocketAnomalyKinds.join(',')} (default: all)`, parseKinds)
    .option('--start <time>', 'time of the first row (default: 2026-01-01T00:00:00Z)', time)
    .option('--interval <span>', 'time from row to row, such as 100ms (default: 1s)', interval);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, async (run, options) => {
        assertOptions(options);
        const { out, index } = options;
        if (out !== undefined) {
          const columns = rocketColumns.map(({ field }) => field);
          return send(run, options, await fileSink(out, columns));
        }
        return withConnection(run, options, async ({ client }) => {
          const target = { name: index ?? '', columns: rocketColumns };
          return send(run, options, await indexSink(client, target, run.signal));
        });
      }),
    );
}

async function send(run: CommandRun, options: Options, sink: RowSink): Promise<CommandResult> {
  const { seed, anomalyRate, kinds, start, rate, interval: intervalMs } = options;
  const { signal } = run;
  const startedAt = Date.now();
  const bar = run.console.progress(options.count ?? 0);
  const onProgress = (rows: number) => bar.update(rows, `${count(rows)} rows`);
  try {
    const rocket = { seed, anomalyRate, kinds };
    const sent =
      rate === undefined
        ? await sendInBulk(
            options.count ?? 0,
            { ...rocket, start, intervalMs },
            { sink, signal, onProgress },
          )
        : await sendLive(
            { ...rocket, rowsPerSecond: rate, count: options.count ?? null },
            { sink, signal, onProgress },
          );
    const target = options.out ?? options.index ?? '';
    const tookMs = Date.now() - startedAt;
    return {
      json: { target, seed, anomaly_rate: anomalyRate, ...sent, took_ms: tookMs },
      text: describeSent(sent, { things: 'row', target, tookMs }),
    };
  } finally {
    bar.stop();
    await sink.close();
  }
}
